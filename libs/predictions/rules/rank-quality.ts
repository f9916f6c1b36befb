// How good an order is for people who can look at its front only: what share of the escalations they see, and how far they must look.
import { prAuc, rocAuc, type Ranked } from '#kernel';

/** Orders that people could work by; the last three are what they have without a score. */
export const ORDERS = ['additive', 'fitted', 'priority', 'reassignments', 'age'] as const;
export type Order = (typeof ORDERS)[number];

export interface RankQuality {
  /** chance that of two cases the one that escalated stands in front; 0.5 is a coin */
  readonly rocAuc: number;
  /** average precision over the places of those that escalated */
  readonly prAuc: number;
  /** of those that escalated, the share among the first 5, 10, 20 % */
  readonly recallAt5: number;
  readonly recallAt10: number;
  readonly recallAt20: number;
  /** share of all that must be looked at to see 80 % of those that escalate */
  readonly flaggedFor80: number;
}

/** The share of hits seen at each share of places, both 0..1, where the score changes; within one score hits are spread evenly. */
function curveOf(ranked: readonly Ranked[]): { readonly places: number; readonly seen: number }[] {
  const hits = ranked.filter(({ hit }) => hit).length;
  const sorted = [...ranked].sort((a, b) => b.score - a.score);
  const curve = [{ places: 0, seen: 0 }];
  let found = 0;
  for (const [n, { score, hit }] of sorted.entries()) {
    found += Number(hit);
    if (sorted[n + 1]?.score !== score) curve.push({ places: (n + 1) / sorted.length, seen: found / hits });
  }
  return curve;
}

type Axis = 'places' | 'seen';

/** Where the curve reaches `value` on one axis, what it has on the other. */
function along(curve: ReturnType<typeof curveOf>, from: Axis, value: number, to: Axis): number {
  const next = curve.findIndex((point) => point[from] >= value);
  const [before, after] = [curve[next - 1], curve[next]];
  if (!after) return NaN;
  if (!before || after[from] === before[from]) return after[to];
  return before[to] + ((after[to] - before[to]) * (value - before[from])) / (after[from] - before[from]);
}

/** Share of the hits within the first `percent` of the places. NaN without hits. */
export const recallAt = (ranked: readonly Ranked[], percent: number): number =>
  along(curveOf(ranked), 'places', percent / 100, 'seen');

/** NaN where there are no hits, or nothing but hits. */
export function rankQuality(ranked: readonly Ranked[]): RankQuality {
  const curve = curveOf(ranked);
  const at = (percent: number) => along(curve, 'places', percent / 100, 'seen');
  return {
    rocAuc: rocAuc(ranked),
    prAuc: prAuc(ranked),
    recallAt5: at(5),
    recallAt10: at(10),
    recallAt20: at(20),
    flaggedFor80: along(curve, 'seen', 0.8, 'places'),
  };
}
