// Regularised logistic regression with products of pairs: the other candidate of the fitted model, which needs less data.

export interface LogisticModel {
  readonly kind: 'logistic';
  readonly base: number;
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  /** for each feature */
  readonly weights: readonly number[];
  /** for products of two scaled features */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly weight: number }[];
}

export interface LogisticSettings {
  readonly steps: number;
  readonly rate: number;
  readonly ridge: number;
}

export const LOGISTIC_SETTINGS: LogisticSettings = { steps: 200, rate: 2, ridge: 20 };

const LIMIT = 5;

/** A feature that is always the same says nothing: its spread counts as 1. */
function scaleOf(rows: readonly (readonly number[])[]): { means: number[]; spreads: number[] } {
  const n = Math.max(rows.length, 1);
  const means = (rows[0] ?? []).map((_, k) => rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / n);
  const spreads = means.map(
    (mean, k) => Math.sqrt(rows.reduce((sum, row) => sum + ((row[k] ?? 0) - mean) ** 2, 0) / n) || 1,
  );
  return { means, spreads };
}

const scaled = (row: readonly number[], means: readonly number[], spreads: readonly number[]): number[] =>
  row.map((value, k) => Math.max(-LIMIT, Math.min(LIMIT, (value - (means[k] ?? 0)) / (spreads[k] ?? 1))));

/** Gradient descent on the mean loss; yields after each step. `pairs`: which features are multiplied. */
export function* fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  weights: readonly number[],
  pairs: readonly (readonly [number, number])[],
  settings: LogisticSettings = LOGISTIC_SETTINGS,
): Generator<void, LogisticModel> {
  const { means, spreads } = scaleOf(rows);
  const width = means.length;
  const inputs = rows.map((row) => {
    const z = scaled(row, means, spreads);
    return Float64Array.from([...z, ...pairs.map(([a, b]) => (z[a] ?? 0) * (z[b] ?? 0))]);
  });
  const w = new Float64Array(width + pairs.length);
  const share = (labels.filter(Boolean).length + 0.5) / (labels.length + 1);
  let base = Math.log(share / (1 - share));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  for (let step = 0; step < settings.steps; step += 1) {
    const pull = new Float64Array(w.length);
    let basePull = 0;
    for (const [n, input] of inputs.entries()) {
      let odds = base;
      for (let k = 0; k < w.length; k += 1) odds += (w[k] ?? 0) * (input[k] ?? 0);
      const left = (weights[n] ?? 1) * (Number(labels[n]) - 1 / (1 + Math.exp(-odds)));
      basePull += left;
      for (let k = 0; k < w.length; k += 1) pull[k] = (pull[k] ?? 0) + left * (input[k] ?? 0);
    }
    // Smaller steps towards the end: products make the ground steep.
    const rate = settings.rate / (1 + step / 20);
    base += (rate * basePull) / total;
    for (let k = 0; k < w.length; k += 1)
      w[k] = (w[k] ?? 0) + (rate * ((pull[k] ?? 0) - settings.ridge * (w[k] ?? 0))) / total;
    yield;
  }
  return {
    kind: 'logistic',
    base,
    means,
    spreads,
    weights: [...w.slice(0, width)],
    pairs: pairs.map(([a, b], k) => ({ a, b, weight: w[width + k] ?? 0 })),
  };
}

/** Log odds, and what each feature adds to them; a product belongs half to each of its two. */
export function askLogistic(model: LogisticModel, row: readonly number[]): { odds: number; parts: number[] } {
  const z = scaled(row, model.means, model.spreads);
  const parts = z.map((value, k) => value * (model.weights[k] ?? 0));
  for (const { a, b, weight } of model.pairs) {
    const half = (weight * (z[a] ?? 0) * (z[b] ?? 0)) / 2;
    parts[a] = (parts[a] ?? 0) + half;
    parts[b] = (parts[b] ?? 0) + half;
  }
  return { odds: model.base + parts.reduce((sum, part) => sum + part, 0), parts };
}
