// When a campaign that repeats goes out: on one day of the month or week, at one local time of each recipient.
import { DateTime } from 'luxon';
import type { Recurring } from './campaign.js';
import { WEEKDAYS } from './steps.js';

/** Where each day begins first: once it is the hour there, the first recipients are due. */
const FIRST_ZONE = 'Pacific/Kiritimati';
/** So long after its hour a launch still is the one that was meant. */
const GRACE_HOURS = 1;

export interface Occurrence {
  /** YYYY-MM-DD, the same for every zone; also the key of the run */
  readonly day: string;
  /** when the first recipients are due */
  readonly opensAt: Date;
  /** false: its hour was missed, so it waits for a person */
  readonly inTime: boolean;
}

/** The last occurrence that has begun at `now`. */
export function lastOccurrence(schedule: Recurring, now: Date): Occurrence {
  const local = DateTime.fromJSDate(now, { zone: FIRST_ZONE });
  const [hour = 0, minute = 0] = schedule.at.split(':').map(Number);
  const on = schedule.every === 'month' ? { day: schedule.day } : { weekday: weekdayOf(schedule.day) };
  const opensNow = local.set({ ...on, hour, minute, second: 0, millisecond: 0 });
  const opens = opensNow <= local ? opensNow : opensNow.minus(period(schedule));
  return {
    day: opens.toISODate() ?? '',
    opensAt: opens.toJSDate(),
    inTime: local.diff(opens, 'hours').hours <= GRACE_HOURS,
  };
}

export function nextOccurrence(schedule: Recurring, now: Date): Occurrence {
  const last = DateTime.fromJSDate(lastOccurrence(schedule, now).opensAt, { zone: FIRST_ZONE });
  return lastOccurrence(schedule, last.plus(period(schedule)).toJSDate());
}

/** The instant of `day` and the schedule's time in a zone. An hour that a clock change skips is the one after it. */
export const dueIn = (zone: string, day: string, { at }: Pick<Recurring, 'at'>): Date =>
  DateTime.fromISO(`${day}T${at}`, { zone }).toJSDate();

const period = ({ every }: Recurring) => (every === 'month' ? { months: 1 } : { weeks: 1 });

const weekdayOf = (day: string) => (WEEKDAYS.findIndex((each) => each === day) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
