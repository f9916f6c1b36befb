import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dateFormatProblem } from './date-format.js';
import { compileDay, compileInstant, compileZone } from './instant.js';
import { readDecimal, readInteger } from './number.js';
import { readTimeZone } from './time-zone.js';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const zones = fc.constantFrom(...ZONES);
const instants = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / 1000) * 1000);

/** What a clock on the wall of `zone` shows at `instant`, as if it were UTC. */
const wallOf = (instant: number, zone: string): number => {
  const { year, month, day, hour, minute, second } = DateTime.fromMillis(instant, { zone });
  return Date.UTC(year, month - 1, day, hour, minute, second);
};
const read = (text: string, format: string, zone = 'UTC'): string | null => {
  const instant = compileInstant([format], zone)(text);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
};

describe('local time', () => {
  it('that a clock shows becomes the first instant at which it showed it', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const wall = wallOf(instant, zone);
        const found = compileZone(zone)(wall);
        expect(wallOf(found, zone)).toBe(wall);
        expect(found).toBeLessThanOrEqual(instant);
        // Nothing repeats a wall time more than a day apart, and all that repeats it here repeats it by whole half hours.
        for (let back = 1; back <= 6; back += 1) expect(wallOf(found - back * 1_800_000, zone)).not.toBe(wall);
      }),
      { numRuns: 2000 },
    );
  });

  it('that no clock showed lands as much later as the clock jumped', () => {
    expect(read('2026-03-29 02:30', 'iso', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('2026-03-08 02:15', 'iso', 'America/New_York')).toBe('2026-03-08T07:15:00.000Z');
    expect(read('2026-10-04 02:10', 'iso', 'Australia/Lord_Howe')).toBe('2026-10-03T15:40:00.000Z');
    // Samoa left out 30 December 2011 altogether.
    expect(read('2011-12-30 12:00', 'iso', 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z');
  });

  it('that occurs twice is the first of the two', () => {
    expect(read('2026-10-25 02:30', 'iso', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('2026-11-01 01:30', 'iso', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });
});

describe('dates as systems write them', () => {
  it.each([
    ['d/M/yyyy HH:mm', '29/2/2016 01:16', '2016-02-29T01:16:00.000Z'],
    ['d/M/yyyy HH:mm', '1/12/2016 9:05', '2016-12-01T09:05:00.000Z'],
    ['yyyy-MM-dd HH:mm:ss[.SSS]', '2020-03-20 02:32:49.4261', '2020-03-20T02:32:49.426Z'],
    ['yyyy-MM-dd HH:mm:ss[.SSS]', '2020-03-20 02:32:49', '2020-03-20T02:32:49.000Z'],
    ['dd/MMM/yy h:mm a', '05/Feb/26 12:07 AM', '2026-02-05T00:07:00.000Z'],
    ['dd/MMM/yy h:mm a', '05/February/26 12:07 pm', '2026-02-05T12:07:00.000Z'],
    ['M/d/yyyy h:mm a Z', '2/5/2026 1:00 PM +02:00', '2026-02-05T11:00:00.000Z'],
    ['d.M.yyyy', '5.2.1999', '1999-02-05T00:00:00.000Z'],
    ['epoch-s', '1592553600', '2020-06-19T08:00:00.000Z'],
    ['epoch-ms', '1592553600123', '2020-06-19T08:00:00.123Z'],
    ['iso', '2020-11-10T19:19:41.224+0000', '2020-11-10T19:19:41.224Z'],
    ['iso', '2020-11-10T19:19:41Z', '2020-11-10T19:19:41.000Z'],
    ['iso', '2020-11-10 19:19:41.22 UTC', '2020-11-10T19:19:41.220Z'],
    ['iso', '2020-11-10T19:19:41-05:30', '2020-11-11T00:49:41.000Z'],
    ['iso', '2020-11-10T19:19', '2020-11-10T19:19:00.000Z'],
    ['iso', '2020-11-10', '2020-11-10T00:00:00.000Z'],
  ])('%s reads %s', (format, text, expected) => expect(read(text, format)).toBe(expected));

  it.each([
    ['d/M/yyyy HH:mm', '29/2/2015 01:16'],
    ['d/M/yyyy HH:mm', '31/4/2016 01:16'],
    ['d/M/yyyy HH:mm', '1/13/2016 01:16'],
    ['d/M/yyyy HH:mm', '1/1/2016 24:00'],
    ['d/M/yyyy HH:mm', '1/1/2016 10:60'],
    ['d/M/yyyy HH:mm', '1/1/2016 10:00 tomorrow'],
    ['dd/MMM/yy h:mm a', '05/Feb/26 13:07 PM'],
    ['iso', '0000-00-00 00:00:00'],
    ['iso', '0001-01-01'],
    ['iso', '9999-12-31'],
    ['iso', '20201110'],
    ['epoch-s', '1592553600123'],
  ])('%s refuses %s', (format, text) => expect(read(text, format)).toBeNull());

  it('try the formats in order', () => {
    const instant = compileInstant(['d/M/yyyy', 'iso'], 'UTC');
    expect(instant('3/4/2020')).toBe(Date.UTC(2020, 3, 3));
    expect(instant('2020-04-03')).toBe(Date.UTC(2020, 3, 3));
  });

  it('give the day as written, whatever the offset', () => {
    const day = compileDay(['iso', 'd/M/yyyy']);
    expect(day('2026-02-28T23:30:00-11:00')).toBe('2026-02-28');
    expect(day('30/2/2026')).toBeNull();
  });

  it('round-trip in every zone', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const at = DateTime.fromMillis(instant, { zone });
        expect(read(at.toISO() ?? '', 'iso', 'Asia/Tokyo')).toBe(new Date(instant).toISOString());
        expect(compileDay(['d/M/yyyy'])(at.toFormat('d/M/yyyy'))).toBe(at.toISODate());
      }),
    );
  });

  it('say what is wrong with a format', () => {
    expect(dateFormatProblem('d/M/yyyy HH:mm')).toBeNull();
    expect(dateFormatProblem('DD/MM/yyyy')).toContain('"DD"');
    expect(dateFormatProblem('HH:mm')).toContain('year');
  });
});

describe('numbers', () => {
  it.each([
    ['.', '1,234.50', '1234.5'],
    ['.', '$ 1,000', '1000'],
    ['.', 'EUR 12', '12'],
    ['.', '-007.10', '-7.1'],
    ['.', '-0.00', '0'],
    ['.', '1 234 567 €', '1234567'],
    ['.', "12'000", '12000'],
    [',', '1.234,50', '1234.5'],
    [',', '1234,5', '1234.5'],
  ] as const)('with a %s: %s is %s', (point, text, expected) => expect(readDecimal(text, point)).toBe(expected));

  it('are refused where a mark stands where none belongs', () => {
    for (const text of ['1,5', '12,34', '1.2.3', 'abc', '', '1e5', '--1', '1,234,5'])
      expect(readDecimal(text, '.')).toBeNull();
    expect(readDecimal('1.5', ',')).toBeNull();
  });

  it('stay exact, multiplied too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.nat(999),
        fc.integer({ min: 1, max: 12 }),
        (whole, thousandths, times) => {
          const sign = whole < 0 ? '-' : '';
          const product = BigInt(Math.abs(whole)) * 1000n * BigInt(times) + BigInt(thousandths * times);
          const expected = `${product / 1000n}.${String(product % 1000n).padStart(3, '0')}`.replace(/\.?0+$/, '');
          const text = readDecimal(`${sign}${Math.abs(whole)}.${String(thousandths).padStart(3, '0')}`, '.', times);
          expect(text).toBe(product === 0n ? '0' : `${sign}${expected === '' ? '0' : expected}`);
        },
      ),
    );
    expect(readInteger('1,200', '.')).toBe(1200);
    expect(readInteger('1.5', '.')).toBeNull();
    expect(readInteger('999999999999999', '.', 1000)).toBeNull();
  });
});

describe('time zones', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['Eastern Time (US & Canada)', 'America/New_York'],
    ['Berlin', 'Europe/Berlin'],
    ['Hong Kong', 'Asia/Hong_Kong'],
    ["Nuku'alofa", 'Pacific/Tongatapu'],
    ['St. Petersburg', 'Europe/Moscow'],
    ['Atlantis', null],
    ['Moon/Base', null],
  ])('%s is %s', (text, expected) => expect(readTimeZone(text)).toBe(expected));
});
