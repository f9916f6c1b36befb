// The working days of an account: Monday to Friday in its zone, without the public holidays of its country where that is known.
import { standardCalendar, type BusinessCalendar } from '#kernel';
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

export interface Place {
  /** IANA zone */
  readonly zone: string;
  /** ISO 3166-1 alpha-2, such as DE */
  readonly country?: string | null;
}

// A due date lies at most a year after the start, rolled over the turn of the year.
const YEARS = 3;

export function accountCalendar({ zone, country }: Place, from: Date): BusinessCalendar {
  if (!country) return standardCalendar(zone);
  const year = DateTime.fromJSDate(from, { zone }).year;
  const years = Array.from({ length: YEARS }, (_, index) => year + index);
  return standardCalendar(
    zone,
    years.flatMap((each) => publicHolidays(country.toUpperCase(), each)),
  );
}

const known = new Map<string, readonly string[]>();

/** Local dates of whole-country public holidays; none for a country that the table doesn't know. Worked out once a year and country. */
export function publicHolidays(country: string, year: number): readonly string[] {
  const key = `${country} ${year}`;
  const found = known.get(key) ?? lookUp(country, year);
  known.set(key, found);
  return found;
}

function lookUp(country: string, year: number): string[] {
  const days = new Holidays(country).getHolidays(year) ?? [];
  return days
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => {
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / (24 * 60 * 60 * 1000)));
      const first = DateTime.fromISO(date.slice(0, 10), { zone: 'utc' });
      return Array.from({ length }, (_, index) => first.plus({ days: index }).toFormat('yyyy-MM-dd'));
    });
}
