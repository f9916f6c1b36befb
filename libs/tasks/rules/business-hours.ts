// Office hours of one place: where a number of them leads, and by how many business days two instants lie apart.
import { isBusinessDay, rollForward, type BusinessCalendar } from '#kernel';
import { DateTime } from 'luxon';

const MINUTE_MS = 60_000;

/** `hours` office hours after `from`; what falls outside of them doesn't count. Ends within office hours, their end included. */
export function addBusinessHours(from: Date, hours: number, calendar: BusinessCalendar): Date {
  let left = hours * 60;
  let at: DateTime = DateTime.fromJSDate(from, { zone: calendar.zone }).startOf('minute');
  for (;;) {
    const day = at.startOf('day');
    const opens = atMinute(day, calendar.opens);
    const closes = atMinute(day, calendar.closes);
    if (isBusinessDay(day, calendar) && at < closes) {
      const start = at < opens ? opens : at;
      const open = (closes.toMillis() - start.toMillis()) / MINUTE_MS;
      if (left <= open) return start.plus({ minutes: left }).toJSDate();
      left -= open;
    }
    at = rollForward(day.plus({ days: 1 }), calendar);
  }
}

/** Business days of the calendar after the day of `from` up to that of `to`; negative where `to` is earlier. */
export function businessDaysBetween(from: Date, to: Date, calendar: BusinessCalendar): number {
  const [a, b] = [from, to].map((at) => DateTime.fromJSDate(at, { zone: calendar.zone }).startOf('day'));
  if (!a || !b || a.equals(b)) return 0;
  const [first, last, sign] = a < b ? [a, b, 1] : [b, a, -1];
  let days = 0;
  for (let day = first.plus({ days: 1 }); day <= last; day = day.plus({ days: 1 }))
    if (isBusinessDay(sign === 1 ? day : day.minus({ days: 1 }), calendar)) days += 1;
  return sign * days;
}

/** The same local time, `days` business days later, or earlier where negative. */
export function shiftBusinessDays(at: Date, days: number, calendar: BusinessCalendar): Date {
  let day = DateTime.fromJSDate(at, { zone: calendar.zone });
  const step = Math.sign(days);
  for (let left = Math.abs(days); left > 0;) {
    day = day.plus({ days: step });
    if (isBusinessDay(day, calendar)) left -= 1;
  }
  return day.toJSDate();
}

const atMinute = (day: DateTime, minutes: number): DateTime =>
  day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
