// Times, days, money and names as people write them.
import fc from 'fast-check';
import { calendarDay, initials, isoDay, money, relativeDay, relativeTime, words } from './format.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('relativeTime', () => {
  it.each([
    [-5, 'now'],
    [-59.9, 'now'],
    [-60, '1 minute ago'],
    [-3599, '60 minutes ago'],
    [-3600, '1 hour ago'],
    [86_400, 'tomorrow'],
    [-3 * 86_400, '3 days ago'],
    [-60 * 86_400, '2 months ago'],
    [-800 * 86_400, '2 years ago'],
  ])('%d s from now reads "%s"', (seconds, text) => {
    expect(relativeTime(at(seconds), NOW, 'en')).toBe(text);
  });

  it('never shows a number above 60', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50 * 31_557_600, max: 50 * 31_557_600 }), (seconds) => {
        const shown = /\d+/.exec(relativeTime(at(seconds), NOW, 'en'));
        expect(Number(shown?.[0] ?? 0)).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('calendar days', () => {
  it.each([
    ['2026-11-22', 'today'],
    ['2026-12-04', 'in 12 days'],
    ['2027-03-01', 'in 3 months'],
    ['2024-11-22', '2 years ago'],
  ])('%s is %s', (day, text) => {
    expect(relativeDay(day, '2026-11-22', 'en')).toBe(text);
  });

  it('stay the day that they name, wherever the reader is', () => {
    expect(calendarDay('2026-03-01', 'en-GB')).toBe('1 Mar 2026');
  });

  it('come from the local date', () => {
    expect(isoDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

it('writes money without cents, and without a currency where none is known', () => {
  expect(money(1_250_000, 'EUR', 'en')).toBe('€1,250,000');
  expect(money(1_250_000.4, null, 'en')).toBe('1,250,000');
});

it.each([
  ['ACCOUNT_MANAGER', 'Account manager'],
  ['renewed-late', 'Renewed late'],
])('reads %s as words', (code, text) => {
  expect(words(code)).toBe(text);
});

it.each([
  ['Ada Lovelace', 'AL'],
  ['  Anna Maria de Souza ', 'AS'],
  ['Plato', 'P'],
])('takes the initials of %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
