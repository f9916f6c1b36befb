// When a monthly campaign goes out: on one day of the month, at one local time of each recipient.
import { DateTime } from 'luxon';
import type { MonthlySchedule } from './campaign.js';

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
export function lastOccurrence({ day, at }: MonthlySchedule, now: Date): Occurrence {
  const local = DateTime.fromJSDate(now, { zone: FIRST_ZONE });
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const thisMonth = local.set({ day, hour, minute, second: 0, millisecond: 0 });
  const opens = thisMonth <= local ? thisMonth : thisMonth.minus({ months: 1 });
  return {
    day: opens.toISODate() ?? '',
    opensAt: opens.toJSDate(),
    inTime: local.diff(opens, 'hours').hours <= GRACE_HOURS,
  };
}

export function nextOccurrence(schedule: MonthlySchedule, now: Date): Occurrence {
  const last = DateTime.fromJSDate(lastOccurrence(schedule, now).opensAt, { zone: FIRST_ZONE });
  return lastOccurrence(schedule, last.plus({ months: 1 }).toJSDate());
}

/** The instant of `day` and the schedule's time in a zone. An hour that a clock change skips is the one after it. */
export const dueIn = (zone: string, day: string, { at }: MonthlySchedule): Date =>
  DateTime.fromISO(`${day}T${at}`, { zone }).toJSDate();
