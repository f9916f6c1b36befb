// Whether a fitted model has earned its use: it must show more of what escalates than the additive score does, among as many cases as
// a team can look at, on time that neither of them has seen.
import type { Ranked } from '#kernel';
import { rankQuality, recallAt, type RankQuality } from './rank-quality.js';

export const FEWEST_CASES = 500;
export const FEWEST_ESCALATIONS = 50;
/** held back; fewer say nothing about the difference of two orders */
export const FEWEST_TO_JUDGE = 10;

export interface Judgement {
  readonly inUse: boolean;
  readonly because: 'too_few_cases' | 'too_few_escalations' | 'too_few_to_judge' | 'additive_better' | 'fitted_better';
  /** "additive score in use, because …" */
  readonly words: string;
}

export interface Judged {
  readonly capacityPercent: number;
  readonly cases: number;
  readonly escalated: number;
  readonly additive: RankQuality & { readonly recallAtCapacity: number };
  readonly fitted: RankQuality & { readonly recallAtCapacity: number };
}

/** What an install has, before anything is learnt: undefined where it is enough. */
export function notEnough(cases: number, escalated: number): Judgement | undefined {
  if (cases < FEWEST_CASES)
    return {
      inUse: false,
      because: 'too_few_cases',
      words: `Additive score in use, because there are ${cases} cases to learn from and it takes ${FEWEST_CASES}.`,
    };
  if (escalated < FEWEST_ESCALATIONS)
    return {
      inUse: false,
      because: 'too_few_escalations',
      words: `Additive score in use, because ${escalated} cases have escalated and it takes ${FEWEST_ESCALATIONS} to learn from.`,
    };
  return undefined;
}

const share = (value: number): string => `${Math.round(value * 100)} %`;

export function judgeModel(
  additive: readonly Ranked[],
  fitted: readonly Ranked[],
  capacityPercent: number,
): { judgement: Judgement; judged: Judged | null } {
  const escalated = fitted.filter(({ hit }) => hit).length;
  if (escalated < FEWEST_TO_JUDGE || escalated === fitted.length)
    return {
      judgement: {
        inUse: false,
        because: 'too_few_to_judge',
        words: `Additive score in use, because only ${escalated} of the latest cases escalated: too few to tell which is better.`,
      },
      judged: null,
    };
  const of = (ranked: readonly Ranked[]) => ({
    ...rankQuality(ranked),
    recallAtCapacity: recallAt(ranked, capacityPercent),
  });
  const judged = { capacityPercent, cases: fitted.length, escalated, additive: of(additive), fitted: of(fitted) };
  const [own, table] = [judged.fitted.recallAtCapacity, judged.additive.recallAtCapacity];
  const figures = `of what escalated later it showed ${share(own)} among the ${capacityPercent} % that a team looks at, the additive score ${share(table)}`;
  return {
    judged,
    judgement:
      own > table
        ? { inUse: true, because: 'fitted_better', words: `Fitted model in use: on cases it had not seen, ${figures}.` }
        : {
            inUse: false,
            because: 'additive_better',
            words: `Additive score in use, because a fitted model does not beat it: ${figures}.`,
          },
  };
}

export interface CalibrationPoint {
  readonly cases: number;
  /** mean chance that was given, 0..1 */
  readonly predicted: number;
  /** share that escalated, 0..1 */
  readonly happened: number;
}

const TENTHS = 10;

/** Scores are chances 0..1. Tenths of the cases, from the least to the most likely. */
export function calibrationOf(ranked: readonly Ranked[]): CalibrationPoint[] {
  const sorted = [...ranked].sort((a, b) => a.score - b.score);
  return Array.from({ length: TENTHS }, (_, n) =>
    sorted.slice(Math.floor((n * sorted.length) / TENTHS), Math.floor(((n + 1) * sorted.length) / TENTHS)),
  )
    .filter((tenth) => tenth.length > 0)
    .map((tenth) => ({
      cases: tenth.length,
      predicted: tenth.reduce((sum, { score }) => sum + score, 0) / tenth.length,
      happened: tenth.filter(({ hit }) => hit).length / tenth.length,
    }));
}
