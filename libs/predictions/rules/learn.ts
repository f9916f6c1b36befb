// Learns from an install's own past: which kind of model does best on held-back time, and then that one from everything.
import { prAuc, rocAuc, type Ranked } from '#kernel';
import { askTrees, growTrees, type BoostedTrees } from './boosted-trees.js';
import type { CaseFacts } from './case-facts.js';
import { experienceAt, ratesFrom, ratesInTheirTime, type Experience, type Lived, type Rates } from './experience.js';
import type { SaidFactor } from './factors.js';
import { FEATURE_NAMES, featuresOf, featureWords, namesOf, PAIRS } from './features.js';
import { askLogistic, fitLogistic, type LogisticModel } from './logistic-model.js';

/** A case at a moment of its past, and what became of it. */
export interface PastCase {
  readonly facts: CaseFacts;
  /** milliseconds; null: never, as far as anybody knows */
  readonly outcomeAt: number | null;
  /** open then, and not yet past the outcome: the others only count as experience */
  readonly inPlay: boolean;
  /** how much its lesson counts; more than 1 where somebody looked and disagreed */
  readonly weight: number;
}

/** Their odds' mean: each makes other mistakes. */
export interface Both {
  readonly kind: 'both';
  readonly trees: BoostedTrees;
  readonly logistic: LogisticModel;
}

export type Shape = BoostedTrees | LogisticModel | Both;

export interface FittedModel {
  readonly shape: Shape;
  readonly experience: Experience;
}

export interface Asked {
  /** 0..1 */
  readonly chance: number;
  /** by feature: what it adds to the log odds */
  readonly parts: readonly number[];
  readonly rates: Rates;
}

const livedOf = ({ facts, outcomeAt }: PastCase): Lived => ({
  names: namesOf(facts),
  at: facts.at.getTime(),
  escalatedAt: outcomeAt,
});

interface Lesson {
  readonly at: number;
  readonly row: readonly number[];
  readonly outcomeAt: number | null;
  readonly weight: number;
}

type Candidate = (
  lessons: readonly Lesson[],
  labels: readonly boolean[],
  weights: readonly number[],
) => Generator<void, Shape>;

const trees = (lessons: readonly Lesson[], labels: readonly boolean[], weights: readonly number[]) =>
  growTrees(rowsOf(lessons), labels, weights);
const logistic = (lessons: readonly Lesson[], labels: readonly boolean[], weights: readonly number[]) =>
  fitLogistic(rowsOf(lessons), labels, weights, PAIRS);
const rowsOf = (lessons: readonly Lesson[]) => lessons.map(({ row }) => row);

function* both(
  lessons: readonly Lesson[],
  labels: readonly boolean[],
  weights: readonly number[],
): Generator<void, Both> {
  return {
    kind: 'both',
    trees: yield* trees(lessons, labels, weights),
    logistic: yield* logistic(lessons, labels, weights),
  };
}

/** Of equals the first is taken. */
const CANDIDATES: readonly Candidate[] = [both, trees, logistic];

function ask(shape: Shape, row: readonly number[]): { odds: number; parts: readonly number[] } {
  if (shape.kind === 'boosted_trees') return askTrees(shape, row);
  if (shape.kind === 'logistic') return askLogistic(shape, row);
  const [one, other] = [askTrees(shape.trees, row), askLogistic(shape.logistic, row)];
  return {
    odds: (one.odds + other.odds) / 2,
    parts: one.parts.map((part, n) => (part + (other.parts[n] ?? 0)) / 2),
  };
}

/** The last quarter of the time is held back to choose by. */
const KEPT_TO_CHOOSE = 0.25;

function* fit(candidate: Candidate, lessons: readonly Lesson[], labelsUntil: number): Generator<void, Shape> {
  const labels = lessons.map(({ outcomeAt }) => outcomeAt !== null && outcomeAt <= labelsUntil);
  return yield* candidate(
    lessons,
    labels,
    lessons.map(({ weight }) => weight),
  );
}

function* better(lessons: readonly Lesson[], labelsUntil: number): Generator<void, Candidate> {
  const cut = lessons[Math.floor(lessons.length * (1 - KEPT_TO_CHOOSE))]?.at ?? labelsUntil;
  const [early, late] = [lessons.filter(({ at }) => at < cut), lessons.filter(({ at }) => at >= cut)];
  let best: { candidate: Candidate; worth: number } | undefined;
  for (const candidate of CANDIDATES) {
    const shape = yield* fit(candidate, early, cut);
    const ranked: Ranked[] = late.map(({ row, outcomeAt }) => ({
      score: ask(shape, row).odds,
      hit: outcomeAt !== null && outcomeAt <= labelsUntil,
    }));
    const worth = prAuc(ranked) + rocAuc(ranked);
    if (!best || worth > best.worth) best = { candidate, worth };
  }
  if (!best) throw new Error('There is no kind of model to choose from');
  return best.candidate;
}

/** `past` needs no order. What happened after `labelsUntil` (milliseconds) is not known to it. Yields now and then; the same past gives the same model. */
export function* learn(past: readonly PastCase[], labelsUntil: number): Generator<void, FittedModel> {
  const known = past
    .filter(({ facts }) => facts.at.getTime() <= labelsUntil)
    .sort((a, b) => a.facts.at.getTime() - b.facts.at.getTime() || (a.facts.caseId < b.facts.caseId ? -1 : 1));
  const lived = known.map(livedOf);
  const rates = ratesInTheirTime(lived);
  const lessons = known.flatMap(({ facts, outcomeAt, weight, inPlay }, n): Lesson[] => {
    const rate = rates[n];
    return inPlay && rate ? [{ at: facts.at.getTime(), row: featuresOf(facts, rate), outcomeAt, weight }] : [];
  });
  const candidate = yield* better(lessons, labelsUntil);
  const shape = yield* fit(candidate, lessons, labelsUntil);
  return { shape, experience: experienceAt(lived, labelsUntil) };
}

export function askModel({ shape, experience }: FittedModel, facts: CaseFacts): Asked {
  const rates = ratesFrom(experience, namesOf(facts));
  const { odds, parts } = ask(shape, featuresOf(facts, rates));
  return { chance: 1 / (1 + Math.exp(-odds)), parts, rates };
}

const MOST_REASONS = 5;

/** What speaks most for it, in words, with its share of the score in points. */
export function reasonsOf({ chance, parts, rates }: Asked, facts: CaseFacts): SaidFactor[] {
  const pushing = parts
    .map((part, place) => ({ part, place }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part || a.place - b.place);
  const total = pushing.reduce((sum, { part }) => sum + part, 0);
  return pushing.slice(0, MOST_REASONS).flatMap(({ part, place }) => {
    const points = Math.round((100 * chance * part) / total);
    return points > 0 ? [{ key: FEATURE_NAMES[place] ?? '', points, words: featureWords(place, facts, rates) }] : [];
  });
}
