// Whether the run is really worked: runs of each manager per working day, week by week, against two a day.
import { DateTime } from 'luxon';
import { isBusinessDay, type BusinessCalendar } from '#kernel';

export const RUNS_PER_DAY = 2;

export interface Week {
  /** its Monday, YYYY-MM-DD */
  readonly monday: string;
  /** working days of it between go-live and today, both included */
  readonly workingDays: number;
}

/** From the week of go-live to that of `now`, oldest first. `wentLiveOn`: local day, YYYY-MM-DD. */
export function weeksSince(wentLiveOn: string, now: Date, calendar: BusinessCalendar): Week[] {
  const { zone } = calendar;
  const first = DateTime.fromISO(wentLiveOn, { zone }).startOf('day');
  const last = DateTime.fromJSDate(now, { zone }).startOf('day');
  const weeks: Week[] = [];
  for (let monday = first.startOf('week'); monday <= last; monday = monday.plus({ weeks: 1 })) {
    const days = Array.from({ length: 7 }, (_, n) => monday.plus({ days: n }));
    const workingDays = days.filter((day) => day >= first && day <= last && isBusinessDay(day, calendar)).length;
    weeks.push({ monday: monday.toISODate() ?? '', workingDays });
  }
  return weeks;
}

/** Null where there was no day to work on. */
export const runsPerDay = (runs: number, { workingDays }: Pick<Week, 'workingDays'>): number | null =>
  workingDays === 0 ? null : runs / workingDays;
