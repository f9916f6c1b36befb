// Gradient-boosted decision trees for yes or no (Friedman 2001, with Newton leaves as in XGBoost): small, ours, and the same every time.

/** Either a leaf with its step in log odds, or a question: is the feature at most the limit? */
export type TreeNode =
  | { readonly step: number }
  | {
      readonly feature: number;
      readonly limit: number;
      readonly low: TreeNode;
      readonly high: TreeNode;
      /** mean step under it: what was known before its question was asked */
      readonly mean: number;
    };

export interface BoostedTrees {
  readonly kind: 'boosted_trees';
  /** log odds that all start from */
  readonly base: number;
  readonly trees: readonly TreeNode[];
}

export interface TreeSettings {
  readonly rounds: number;
  readonly rate: number;
  readonly depth: number;
  /** rows that a leaf must hold at least */
  readonly leaf: number;
  /** pulls leaves towards 0 */
  readonly ridge: number;
}

export const TREE_SETTINGS: TreeSettings = { rounds: 200, rate: 0.03, depth: 3, leaf: 30, ridge: 5 };

const MOST_BINS = 32;

/** Limits between bins of about equal size, rising, without repeats. */
function limitsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const limits: number[] = [];
  for (let bin = 1; bin < MOST_BINS; bin += 1) {
    const limit = sorted[Math.floor((bin * sorted.length) / MOST_BINS)] ?? 0;
    if (limit !== limits.at(-1) && limit < (sorted.at(-1) ?? 0)) limits.push(limit);
  }
  return limits;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

class Grower {
  private readonly limits: readonly number[][];
  /** by feature: the bin of each row */
  private readonly bins: readonly Uint8Array[];
  private readonly pull: Float64Array;
  private readonly weight: Float64Array;

  constructor(
    rows: readonly (readonly number[])[],
    private readonly settings: TreeSettings,
  ) {
    const width = rows[0]?.length ?? 0;
    const columns = Array.from({ length: width }, (_, feature) => rows.map((row) => row[feature] ?? 0));
    this.limits = columns.map(limitsOf);
    this.bins = columns.map((values, feature) => {
      const limits = this.limits[feature] ?? [];
      return Uint8Array.from(values, (value) => {
        let bin = 0;
        while (bin < limits.length && value > (limits[bin] ?? 0)) bin += 1;
        return bin;
      });
    });
    this.pull = new Float64Array(rows.length);
    this.weight = new Float64Array(rows.length);
  }

  /** One tree against what the odds so far leave over; adds its steps to them. */
  grow(odds: Float64Array, labels: readonly boolean[], weights: readonly number[]): TreeNode {
    for (let row = 0; row < odds.length; row += 1) {
      const chance = sigmoid(odds[row] ?? 0);
      const weight = weights[row] ?? 1;
      this.pull[row] = weight * (Number(labels[row]) - chance);
      this.weight[row] = weight * Math.max(chance * (1 - chance), 1e-6);
    }
    return this.node(
      Int32Array.from({ length: odds.length }, (_, row) => row),
      this.settings.depth,
      odds,
    );
  }

  private node(rows: Int32Array, depth: number, odds: Float64Array): TreeNode {
    const { leaf, rate, ridge } = this.settings;
    let [pull, weight] = [0, 0];
    for (const row of rows) {
      pull += this.pull[row] ?? 0;
      weight += this.weight[row] ?? 0;
    }
    const mean = (rate * pull) / (weight + ridge);
    const best = depth > 0 && rows.length >= 2 * leaf ? this.bestSplit(rows, pull, weight) : undefined;
    if (!best) {
      for (const row of rows) odds[row] = (odds[row] ?? 0) + mean;
      return { step: mean };
    }
    const bins = this.bins[best.feature] ?? new Uint8Array();
    const low = this.node(
      rows.filter((row) => (bins[row] ?? 0) <= best.bin),
      depth - 1,
      odds,
    );
    const high = this.node(
      rows.filter((row) => (bins[row] ?? 0) > best.bin),
      depth - 1,
      odds,
    );
    return { feature: best.feature, limit: this.limits[best.feature]?.[best.bin] ?? 0, low, high, mean };
  }

  private bestSplit(rows: Int32Array, pull: number, weight: number) {
    const { leaf, ridge } = this.settings;
    const gain = (p: number, w: number) => (p * p) / (w + ridge);
    let best: { feature: number; bin: number; gain: number } | undefined;
    for (const [feature, bins] of this.bins.entries()) {
      const size = (this.limits[feature]?.length ?? 0) + 1;
      const [pulls, weights, counts] = [new Float64Array(size), new Float64Array(size), new Int32Array(size)];
      for (const row of rows) {
        const bin = bins[row] ?? 0;
        pulls[bin] = (pulls[bin] ?? 0) + (this.pull[row] ?? 0);
        weights[bin] = (weights[bin] ?? 0) + (this.weight[row] ?? 0);
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
      let [lowPull, lowWeight, lowCount] = [0, 0, 0];
      for (let bin = 0; bin < size - 1; bin += 1) {
        lowPull += pulls[bin] ?? 0;
        lowWeight += weights[bin] ?? 0;
        lowCount += counts[bin] ?? 0;
        if (lowCount < leaf || rows.length - lowCount < leaf) continue;
        const gained = gain(lowPull, lowWeight) + gain(pull - lowPull, weight - lowWeight) - gain(pull, weight);
        if (gained > 1e-6 && gained > (best?.gain ?? 0)) best = { feature, bin, gain: gained };
      }
    }
    return best;
  }
}

/** Yields after each tree, so that whoever runs it can let others have their turn. Rows are equally long; weights are 1 where absent. */
export function* growTrees(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  weights: readonly number[],
  settings: TreeSettings = TREE_SETTINGS,
): Generator<void, BoostedTrees> {
  const share = (labels.filter(Boolean).length + 0.5) / (labels.length + 1);
  const base = Math.log(share / (1 - share));
  const odds = new Float64Array(rows.length).fill(base);
  const grower = new Grower(rows, settings);
  const trees: TreeNode[] = [];
  for (let round = 0; round < settings.rounds; round += 1) {
    trees.push(grower.grow(odds, labels, weights));
    yield;
  }
  return { kind: 'boosted_trees', base, trees };
}

/** Log odds, and what each feature adds to them: on its way down a tree, every question moves the mean (Saabas 2014). */
export function askTrees({ base, trees }: BoostedTrees, row: readonly number[]): { odds: number; parts: number[] } {
  const parts = row.map(() => 0);
  let odds = base;
  for (const tree of trees) {
    let node = tree;
    while ('feature' in node) {
      const next: TreeNode = (row[node.feature] ?? 0) <= node.limit ? node.low : node.high;
      const after = 'feature' in next ? next.mean : next.step;
      parts[node.feature] = (parts[node.feature] ?? 0) + after - node.mean;
      node = next;
    }
    odds += node.step;
  }
  return { odds, parts };
}
