// How good an order is, where some are known to be what was looked for: the measures of every model and score here.

/** One that was ranked: its score, higher first, and whether it is what was looked for. */
export interface Ranked {
  readonly score: number;
  readonly hit: boolean;
}

/**
 * Area under the ROC curve, 0..1: the chance that one that was looked for stands above one that wasn't, ties counting
 * half (Mann-Whitney). NaN where either sort is missing.
 */
export function rocAuc(ranked: readonly Ranked[]): number {
  const groups = byScore(ranked);
  const hits = ranked.filter(({ hit }) => hit).length;
  const rest = ranked.length - hits;
  let below = rest;
  let wins = 0;
  for (const group of groups) {
    const misses = group.size - group.hits;
    below -= misses;
    wins += group.hits * (below + misses / 2);
  }
  return wins / (hits * rest);
}

/** Area under the precision-recall curve as average precision, 0..1; ties are taken together. NaN without hits. */
export function prAuc(ranked: readonly Ranked[]): number {
  const hits = ranked.filter(({ hit }) => hit).length;
  let seen = 0;
  let found = 0;
  let area = 0;
  for (const group of byScore(ranked)) {
    seen += group.size;
    found += group.hits;
    area += (group.hits / hits) * (found / seen);
  }
  return hits === 0 ? NaN : area;
}

/** Equal scores together, highest first. */
function byScore(ranked: readonly Ranked[]): { readonly size: number; readonly hits: number }[] {
  const sorted = [...ranked].sort((a, b) => b.score - a.score);
  const groups: { score: number; size: number; hits: number }[] = [];
  for (const { score, hit } of sorted) {
    const last = groups.at(-1);
    if (last?.score === score) {
      last.size += 1;
      last.hits += Number(hit);
    } else groups.push({ score, size: 1, hits: Number(hit) });
  }
  return groups;
}

/** What a yes-or-no answer got right and wrong. */
export interface Confusion {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly missed: number;
  readonly rest: number;
}

/** Said yes (`score >= threshold`) against what was looked for. */
export function confusionAt(ranked: readonly Ranked[], threshold: number): Confusion {
  const count = (yes: boolean, hit: boolean) =>
    ranked.filter((each) => each.hit === hit && each.score >= threshold === yes).length;
  return {
    hits: count(true, true),
    falseAlarms: count(true, false),
    missed: count(false, true),
    rest: count(false, false),
  };
}

/** Shares 0..1; 0 where nothing was said or nothing was to be found. `macroF1` is the mean F1 of yes and of no. */
export function qualityOf({ hits, falseAlarms, missed, rest }: Confusion): {
  readonly precision: number;
  readonly recall: number;
  readonly macroF1: number;
} {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const f1 = (right: number) => share(2 * right, 2 * right + falseAlarms + missed);
  return {
    precision: share(hits, hits + falseAlarms),
    recall: share(hits, hits + missed),
    macroF1: (f1(hits) + f1(rest)) / 2,
  };
}
