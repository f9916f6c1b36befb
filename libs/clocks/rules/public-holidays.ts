// The public holidays of a country or one of its regions, to begin a calendar with.
import Holidays from 'date-holidays';

export interface NamedDay {
  /** local, YYYY-MM-DD */
  readonly date: string;
  readonly name: string;
}

/** `country` is DE or DE-BY; one that nobody knows has none. `year` 1900 to 2100. */
export function publicHolidays(country: string, year: number): NamedDay[] {
  const [land = '', region] = country.trim().toUpperCase().split('-');
  if (!/^[A-Z]{2}$/.test(land) || year < 1900 || year > 2100) return [];
  const calendar = region ? new Holidays(land, region) : new Holidays(land);
  const days = calendar.getHolidays(year, 'en') ?? [];
  return days.filter(({ type }) => type === 'public').map(({ date, name }) => ({ date: date.slice(0, 10), name }));
}
