// Which promises of time a case is under: the first policy that fits its priority and its customer's tier.
import { err, ok, type Result } from '#kernel';

export const CLOCKS = ['first_response', 'next_response', 'resolution'] as const;
/** first response: opened → first human contact. next response: the customer writes again → our next contact. resolution: opened → resolved */
export type ClockName = (typeof CLOCKS)[number];

export interface ClockPolicy {
  readonly name: string;
  /** lower is asked first */
  readonly rank: number;
  readonly active: boolean;
  /** as sources spell them, in lower case; none: every one */
  readonly priorities: readonly string[];
  readonly tiers: readonly string[];
  /** null: round the clock */
  readonly calendarId: string | null;
  /** working minutes; null: not promised */
  readonly firstResponse: number | null;
  readonly nextResponse: number | null;
  readonly resolution: number | null;
  /** share of the target after which somebody is warned, in percent */
  readonly warnAt: number;
}

/** A year of working minutes round the clock. */
const MOST_MINUTES = 366 * 24 * 60;

export function checkPolicy<T extends ClockPolicy>(policy: T): Result<T> {
  const { name, firstResponse, nextResponse, resolution, warnAt, rank } = policy;
  if (name.trim() === '' || name.length > 100) return err('POLICY_NAME', 'Give a name of 1 to 100 characters.');
  const targets = [firstResponse, nextResponse, resolution];
  if (targets.every((target) => target === null))
    return err('POLICY_EMPTY', 'Promise at least one of the three times.');
  if (targets.some((each) => each !== null && !(Number.isInteger(each) && each > 0 && each <= MOST_MINUTES)))
    return err('POLICY_TARGET', 'A target is 1 minute to a year, in whole minutes.');
  if (!Number.isInteger(warnAt) || warnAt < 1 || warnAt > 99)
    return err('POLICY_WARNING', 'Warn at 1 to 99 percent of the time.');
  if (!Number.isInteger(rank) || rank < 0 || rank > 10_000) return err('POLICY_RANK', 'The rank is 0 to 10,000.');
  const lower = (texts: readonly string[]) => [
    ...new Set(texts.map((text) => text.trim().toLowerCase()).filter(Boolean)),
  ];
  return ok({ ...policy, name: name.trim(), priorities: lower(policy.priorities), tiers: lower(policy.tiers) });
}

const fits = (wanted: readonly string[], has: string | null): boolean =>
  wanted.length === 0 || (has !== null && wanted.includes(has.toLowerCase()));

/** `policies` in the order of rank. */
export const policyFor = <T extends ClockPolicy>(
  policies: readonly T[],
  of: { readonly priority: string; readonly tier: string | null },
): T | undefined =>
  policies.find(({ active, priorities, tiers }) => active && fits(priorities, of.priority) && fits(tiers, of.tier));

export const targetOf = (policy: ClockPolicy, clock: ClockName): number | null =>
  clock === 'first_response'
    ? policy.firstResponse
    : clock === 'next_response'
      ? policy.nextResponse
      : policy.resolution;
