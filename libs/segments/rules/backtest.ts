// A backtest: on which days a rule is asked again, what counts as following from it, and how well it told.
import { DateTime } from 'luxon';
import { err, ok, type Result } from '#kernel';

export const OUTCOMES = ['escalation', 'churn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Days are `YYYY-MM-DD` in the install's zone, both ends included. */
export interface BacktestWish {
  readonly fromOn: string;
  readonly untilOn: string;
  readonly everyDays: number;
  /** what follows within this many days counts */
  readonly horizonDays: number;
  readonly outcome: Outcome;
}

export const MAX_LOOKS = 366;
export const MAX_HORIZON = 365;

const dayOf = (text: string, zone: string): DateTime => DateTime.fromISO(text, { zone });

/** How many looks that makes; or what is wrong with it. */
export function checkBacktest(wish: BacktestWish, now: Date, zone: string): Result<number> {
  const [from, until] = [dayOf(wish.fromOn, zone), dayOf(wish.untilOn, zone)];
  if (!from.isValid || !until.isValid || from > until)
    return err('BACKTEST_PERIOD', 'Give a first and a last day, such as 2026-01-01, the first before the last.');
  if (!Number.isInteger(wish.horizonDays) || wish.horizonDays < 1 || wish.horizonDays > MAX_HORIZON)
    return err('BACKTEST_HORIZON', `Say within how many days something has to follow: 1 to ${MAX_HORIZON}.`);
  if (lookAt(until, 0).plus({ days: wish.horizonDays }).toJSDate() > now)
    return err(
      'BACKTEST_TOO_RECENT',
      `The last day has to be at least ${wish.horizonDays} days ago, or what followed is not known yet.`,
    );
  if (!Number.isInteger(wish.everyDays) || wish.everyDays < 1)
    return err('BACKTEST_STEP', 'Say every how many days to look: 1 or more.');
  const looks = Math.floor(until.diff(from, 'days').days / wish.everyDays) + 1;
  return looks > MAX_LOOKS
    ? err(
        'BACKTEST_TOO_LONG',
        `That is ${looks} looks; at most ${MAX_LOOKS} are made. Look less often, or over a shorter time.`,
      )
    : ok(looks);
}

/** A look is at the end of its day. */
const lookAt = (day: DateTime, days: number): DateTime => day.plus({ days: days + 1 }).startOf('day');

export interface Look {
  readonly day: string;
  readonly at: Date;
}

export function nthLook(
  { fromOn, everyDays }: Pick<BacktestWish, 'fromOn' | 'everyDays'>,
  n: number,
  zone: string,
): Look {
  const from = dayOf(fromOn, zone);
  return { day: from.plus({ days: n * everyDays }).toISODate() ?? fromOn, at: lookAt(from, n * everyDays).toJSDate() };
}

/** Sums over all looks; somebody who is in at two looks counts twice, and so does what follows both. */
export interface Tally {
  readonly members: number;
  readonly hits: number;
  readonly everybody: number;
  readonly everybodyHits: number;
}

/** Shares are null over nobody. precision: of those in, the share that something followed for; base: the same of everybody; lift: how many times that is. */
export function judged({ members, hits, everybody, everybodyHits }: Tally) {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const [precision, base] = [share(hits, members), share(everybodyHits, everybody)];
  return { precision, base, lift: precision !== null && base ? precision / base : null };
}
