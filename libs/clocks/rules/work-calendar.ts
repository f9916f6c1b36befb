// When a support team works: local hours of each weekday, several intervals a day, without holidays. Time counts only inside them.
import { DateTime } from 'luxon';
import { err, isTimeZone, ok, type Result } from '#kernel';

/** Local minutes from midnight, start < end ≤ 1440. */
export type Hours = readonly [start: number, end: number];

export interface WorkCalendar {
  /** IANA zone */
  readonly zone: string;
  /** seven lists, Monday first; each in order, without overlaps */
  readonly week: readonly (readonly Hours[])[];
  /** local dates, YYYY-MM-DD, on which nobody works */
  readonly holidays: readonly string[];
}

/** Half-open, in milliseconds of Unix time. `before`: working milliseconds of all spans before this one. */
export interface Span {
  readonly opens: number;
  readonly closes: number;
  readonly before: number;
}

const DAY_MINUTES = 1_440;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_HOLIDAYS = 2_000;

export function checkCalendar(calendar: WorkCalendar): Result<WorkCalendar> {
  const { zone, week, holidays } = calendar;
  if (!isTimeZone(zone)) return err('ZONE_UNKNOWN', `${zone} is no time zone. Take one such as Europe/Berlin.`);
  if (week.length !== 7) return err('WEEK_INVALID', 'A week has seven days.');
  for (const hours of week) {
    let last = -1;
    for (const [start, end] of hours) {
      const whole = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= DAY_MINUTES;
      if (!whole || start >= end) return err('HOURS_INVALID', 'Hours run from an earlier to a later time of one day.');
      if (start <= last) return err('HOURS_OVERLAP', 'Hours of one day may not touch or overlap; join them.');
      last = end;
    }
  }
  if (week.every((hours) => hours.length === 0))
    return err('CALENDAR_EMPTY', 'Nobody would ever work: give hours for at least one day.');
  if (holidays.length > MOST_HOLIDAYS) return err('HOLIDAYS_MANY', `Keep at most ${MOST_HOLIDAYS} holidays.`);
  const odd = holidays.find((day) => !DATE.test(day) || !DateTime.fromISO(day).isValid);
  if (odd !== undefined) return err('HOLIDAY_INVALID', `${odd} is no date. Write holidays as 2026-12-25.`);
  return ok(calendar);
}

/**
 * The working time from `from` (YYYY-MM-DD, local) for `days` days. A local hour that a clock change skips begins when the next one
 * does; one that comes twice counts twice, as it is worked twice.
 */
export function spansOf({ zone, week, holidays }: WorkCalendar, from: string, days: number, before = 0): Span[] {
  const closed = new Set(holidays);
  const spans: Span[] = [];
  let worked = before;
  let day = DateTime.fromISO(from, { zone: 'UTC' });
  for (let n = 0; n < days; n += 1, day = day.plus({ days: 1 })) {
    const date = day.toISODate() ?? '';
    if (closed.has(date)) continue;
    for (const [start, end] of week[day.weekday - 1] ?? []) {
      const opens = localInstant(day, start, zone);
      const closes = localInstant(day, end, zone);
      if (closes <= opens) continue;
      spans.push({ opens, closes, before: worked });
      worked += closes - opens;
    }
  }
  return spans;
}

function localInstant(day: DateTime, minutes: number, zone: string): number {
  // Midnight at the end of a day is the next day's beginning.
  const date = minutes === DAY_MINUTES ? day.plus({ days: 1 }) : day;
  const within = minutes === DAY_MINUTES ? 0 : minutes;
  return DateTime.fromObject(
    { year: date.year, month: date.month, day: date.day, hour: Math.floor(within / 60), minute: within % 60 },
    { zone },
  ).toMillis();
}

/** Index of the last span for which `holds`, which is true up to some span and false from there on; -1: none. */
function lastWhere(spans: readonly Span[], holds: (span: Span) => boolean): number {
  let [low, high] = [-1, spans.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const span = spans[middle];
    if (span && holds(span)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Working milliseconds up to `at`, counted from the first span. */
export function workedUntil(spans: readonly Span[], at: number): number {
  const span = spans[lastWhere(spans, ({ opens }) => opens <= at)];
  return span ? span.before + Math.min(at, span.closes) - span.opens : 0;
}

/** When that much has been worked: the earliest such instant, so the end of a day rather than the next morning. `worked` > 0; null: past the spans. */
export function instantAfter(spans: readonly Span[], worked: number): number | null {
  const span = spans[lastWhere(spans, ({ before }) => before < worked)];
  if (!span) return null;
  const at = span.opens + worked - span.before;
  return at <= span.closes ? at : null;
}
