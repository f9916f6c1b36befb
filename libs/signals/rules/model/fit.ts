// Fits a regularised logistic regression over named features and buckets of grams. The same rows give the same weights, bit by bit.
import { BUCKETS } from './grams.js';

/** A text as the model sees it. */
export interface Example {
  readonly dense: Float64Array;
  /** buckets that occur, and how much of each */
  readonly buckets: Int32Array;
  readonly shares: Float64Array;
}

export interface FitRow {
  readonly example: Example;
  readonly hit: boolean;
  /** how much the row counts */
  readonly weight: number;
  /** log odds known beforehand: what is fitted is the difference */
  readonly offset: number;
}

export interface FitOptions {
  readonly rounds: number;
  /** L2 penalties of the named features and of the grams */
  readonly denseDecay: number;
  readonly gramDecay: number;
  readonly step: number;
}

export interface Weights {
  /** one for each named feature */
  readonly dense: Float64Array;
  readonly bias: number;
  readonly grams: Float64Array;
}

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

export function oddsOf({ dense, bias, grams }: Weights, example: Example): number {
  let odds = bias;
  for (let at = 0; at < dense.length; at += 1) odds += (dense[at] ?? 0) * (example.dense[at] ?? 0);
  for (let at = 0; at < example.buckets.length; at += 1)
    odds += (grams[example.buckets[at] ?? 0] ?? 0) * (example.shares[at] ?? 0);
  return odds;
}

export function fitLogistic(rows: readonly FitRow[], named: number, options: FitOptions): Weights {
  const rounds = fitting(rows, named, options);
  for (;;) {
    const round = rounds.next();
    if (round.done) return round.value;
  }
}

/** Full-batch Adam (Kingma and Ba, 2015), a round at a time; the step is a third for the last two fifths of the rounds. */
export function* fitting(rows: readonly FitRow[], named: number, options: FitOptions): Generator<void, Weights> {
  const dense = new Adam(named + 1, options.step);
  const grams = new Adam(BUCKETS, options.step);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= options.rounds; round += 1) {
    dense.slopes.fill(0);
    grams.slopes.fill(0);
    const weights = { dense: dense.values.subarray(0, named), bias: dense.values[named] ?? 0, grams: grams.values };
    for (const { example, hit, weight, offset } of rows) {
      const off = ((sigmoid(offset + oddsOf(weights, example)) - Number(hit)) * weight) / total;
      for (let at = 0; at < named; at += 1) dense.lean(at, off * (example.dense[at] ?? 0));
      dense.lean(named, off);
      for (let at = 0; at < example.buckets.length; at += 1)
        grams.lean(example.buckets[at] ?? 0, off * (example.shares[at] ?? 0));
    }
    const slower = round > options.rounds * 0.6 ? 1 / 3 : 1;
    dense.move(round, slower, options.denseDecay, named);
    grams.move(round, slower, options.gramDecay, BUCKETS);
    yield;
  }
  return { dense: dense.values.slice(0, named), bias: dense.values[named] ?? 0, grams: grams.values };
}

class Adam {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  private readonly mean: Float64Array;
  private readonly spread: Float64Array;

  constructor(
    size: number,
    private readonly step: number,
  ) {
    [this.values, this.slopes, this.mean, this.spread] = [0, 0, 0, 0].map(() => new Float64Array(size)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  lean(at: number, slope: number): void {
    this.slopes[at] = (this.slopes[at] ?? 0) + slope;
  }

  /** Only the first `decaying` are drawn towards 0. */
  move(round: number, slower: number, decay: number, decaying: number): void {
    const { values, slopes, mean, spread } = this;
    const early = 1 - 0.9 ** round;
    const late = 1 - 0.999 ** round;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? 0;
      const slope = (slopes[at] ?? 0) + (at < decaying ? decay * value : 0);
      const before = mean[at] ?? 0;
      if (slope === 0 && before === 0) continue;
      const drift = 0.9 * before + 0.1 * slope;
      const width = 0.999 * (spread[at] ?? 0) + 0.001 * slope * slope;
      mean[at] = drift;
      spread[at] = width;
      values[at] = value - (this.step * slower * (drift / early)) / (Math.sqrt(width / late) + 1e-8);
    }
  }
}
