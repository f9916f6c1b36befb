// Turns a date as written into an instant, in the zone it was written in.
import { IANAZone } from 'luxon';
import { compileDateFormat, type DateParts } from './date-format.js';

const DAY = 86_400_000;
/** Outside these years a date is a placeholder such as 0001-01-01 or 9999-12-31, and no moment of a case. */
const isMeant = ({ year }: DateParts): boolean => year >= 1900 && year <= 2199;

/** UTC milliseconds, or NaN where no format fits or the year can't be meant. */
export function compileInstant(formats: readonly string[], zone: string): (text: string) => number {
  const read = compileParts(formats);
  const toInstant = compileZone(zone);
  return (text) => {
    const parts = read(text);
    if (!parts) return NaN;
    const written = wallTime(parts);
    return parts.offset === null ? toInstant(written) : written - parts.offset * 60_000;
  };
}

/** The day as written, whatever the zone, as yyyy-MM-dd; null as above. */
export function compileDay(formats: readonly string[]): (text: string) => string | null {
  const read = compileParts(formats);
  return (text) => {
    const parts = read(text);
    return parts ? new Date(wallTime(parts)).toISOString().slice(0, 10) : null;
  };
}

function compileParts(formats: readonly string[]): (text: string) => DateParts | null {
  const reads = formats.map(compileDateFormat);
  return (text) => {
    for (const read of reads) {
      const parts = read(text);
      if (parts) return isMeant(parts) ? parts : null;
    }
    return null;
  };
}

const wallTime = ({ year, month, day, hour, minute, second, millisecond }: DateParts): number =>
  Date.UTC(year, month - 1, day, hour, minute, second, millisecond);

/**
 * Wall time (as if it were UTC) to UTC milliseconds. A time that a clock change skips is read with the offset before the
 * change, so it lands as much later as the clock jumped; one that occurs twice is its first occurrence. (So does Temporal's
 * "compatible".) Only days near a change ask the zone each time.
 */
export function compileZone(zone: string): (wall: number) => number {
  const iana = IANAZone.create(zone);
  const offsetAt = (instant: number): number => iana.offset(instant) * 60_000;
  const calmDays = new Map<number, number>();
  return (wall) => {
    const day = Math.floor(wall / DAY);
    let offset = calmDays.get(day);
    if (offset === undefined) {
      const before = offsetAt((day - 1) * DAY);
      offset = before === offsetAt((day + 2) * DAY) ? before : NaN;
      calmDays.set(day, offset);
    }
    if (!Number.isNaN(offset)) return wall - offset;
    const before = offsetAt(wall - DAY);
    const after = offsetAt(wall + DAY);
    if (offsetAt(wall - before) !== before && offsetAt(wall - after) === after) return wall - after;
    return wall - before;
  };
}
