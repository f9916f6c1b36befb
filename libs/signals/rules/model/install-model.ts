// An installation's own model: the shipped one, moved by what its people said, and kept only if it does better on labels it never saw.
import { DENSE } from './dense.js';
import { fitting, oddsOf, sigmoid, type Example, type FitRow, type Weights } from './fit.js';
import { BUCKETS } from './grams.js';
import { packLexicon } from './lexicon.js';
import type { PolarityModel } from './polarity-model.js';
import { modelBytes, quantise } from './quantise.js';

/** A message that somebody judged, as the shipped model sees it. */
export interface JudgedMessage {
  readonly example: Example;
  readonly negative: boolean;
  /** log odds of being negative by the shipped model, its line at 0 */
  readonly shippedOdds: number;
  /** kept from training, to judge by */
  readonly heldBack: boolean;
}

/** From here an installation gets a model of its own. */
export const LEAST_JUDGED = 300;
/** It has to lose this much less than the shipped one, on labels held back. */
const BETTER = 0.98;
const FIT = { rounds: 80, denseDecay: 5e-3, gramDecay: 5e-3, step: 0.03 };

export interface LearnedModel {
  readonly weights: Weights;
  readonly heldBack: number;
  /** mean log loss on labels held back: less is better */
  readonly shippedLoss: number;
  readonly ownLoss: number;
  readonly wins: boolean;
}

/** A generator, so that a worker can do other things between two rounds. Null: too few labels, or only one sort. */
export function* learning(judged: readonly JudgedMessage[]): Generator<void, LearnedModel | null> {
  const held = judged.filter(({ heldBack }) => heldBack);
  const rest = judged.filter(({ heldBack }) => !heldBack);
  const both = (part: readonly JudgedMessage[]) => new Set(part.map(({ negative }) => negative)).size === 2;
  if (judged.length < LEAST_JUDGED || !both(held) || !both(rest)) return null;
  const rows = rest.map(({ example, negative, shippedOdds }): FitRow => ({
    example,
    hit: negative,
    weight: 1,
    offset: shippedOdds,
  }));
  const weights = yield* fitting(rows, DENSE.length, FIT);
  const shippedLoss = lossOf(held, () => 0);
  const ownLoss = lossOf(held, (example) => oddsOf(weights, example));
  return { weights, heldBack: held.length, shippedLoss, ownLoss, wins: ownLoss < shippedLoss * BETTER };
}

function lossOf(judged: readonly JudgedMessage[], moved: (example: Example) => number): number {
  const losses = judged.map(({ example, negative, shippedOdds }) => {
    const chance = sigmoid(shippedOdds + moved(example));
    return -Math.log(Math.max(1e-9, negative ? chance : 1 - chance));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** The shipped model with its view of the negative moved: the bytes of a model's file. */
export function movedModel(shipped: PolarityModel, { dense, bias, grams }: Weights, version: string): Uint8Array {
  const { header } = shipped;
  const { negative, positive } = header.heads;
  const before = shipped.negativeWeights;
  const moved = quantise({
    dense: Float64Array.from(dense, (weight, at) => weight + (negative.dense[at] ?? 0)),
    bias: bias + negative.bias,
    grams: Float64Array.from({ length: BUCKETS }, (_, at) => (grams[at] ?? 0) + (before[at] ?? 0) * negative.step),
  });
  const { words, feelings } = packLexicon(shipped.lexicon);
  const heads = { negative: moved.head, positive };
  return modelBytes({ ...header, version, heads, words }, [moved.bytes, shipped.positiveWeights, feelings]);
}
