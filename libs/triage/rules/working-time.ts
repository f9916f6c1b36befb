// Working minutes added to an instant: "one business day" after something came in is a day's worth of opening hours later.
import { DateTime } from 'luxon';
import { rollForward, type BusinessCalendar } from '#kernel';

const atMinute = (day: DateTime, minute: number): DateTime =>
  day.startOf('day').set({ hour: Math.floor(minute / 60), minute: minute % 60 });

/**
 * The instant at which `minutes` of opening hours have passed since `from`, 1 or more. What comes outside of them counts
 * from the next opening on. Local hours are those of the wall, whatever the clocks do in between.
 */
export function addWorkingMinutes(from: Date, minutes: number, calendar: BusinessCalendar): Date {
  let at: DateTime = DateTime.fromJSDate(from, { zone: calendar.zone });
  for (let left = minutes; ;) {
    const day = rollForward(at.startOf('day'), calendar);
    const [opens, closes] = [atMinute(day, calendar.opens), atMinute(day, calendar.closes)];
    const begins = at > opens ? at : opens;
    const open = Math.max(0, closes.diff(begins, 'minutes').minutes);
    if (left <= open) return begins.plus({ minutes: left }).toJSDate();
    left -= open;
    at = day.plus({ days: 1 }).startOf('day');
  }
}

/** A business day, in working minutes. */
export const businessDay = ({ opens, closes }: BusinessCalendar): number => closes - opens;
