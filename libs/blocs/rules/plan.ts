// What applying a bloc does to each of its parts: what the file changed is taken over, what was changed here stays and is told.
import { isDeepStrictEqual } from 'node:util';

/**
 * create: new here. change: becomes what the file says. same: is so already. keep: was changed here, so it stays as it is (drift).
 * leave: the file that was applied before had it, this one hasn't; it stays.
 */
export const PLAN_ACTIONS = ['create', 'change', 'same', 'keep', 'leave'] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

export interface PartStates {
  /** in the file that was applied before */
  readonly before?: unknown;
  /** in this installation */
  readonly current?: unknown;
  /** in the file */
  readonly wanted?: unknown;
}

export function actionFor({ before, current, wanted }: PartStates, overwrite: boolean): PlanAction {
  if (wanted === undefined) return 'leave';
  if (current === undefined) return 'create';
  if (same(current, wanted)) return 'same';
  return overwrite || (before !== undefined && same(current, before)) ? 'change' : 'keep';
}

/** Compared as JSON: what is absent and what is undefined are the same, and order of keys means nothing. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(asJson(a), asJson(b));
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const touchesSomething = (action: PlanAction): boolean => action === 'create' || action === 'change';
