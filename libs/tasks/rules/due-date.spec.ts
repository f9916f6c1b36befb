import { isBusinessDay, standardCalendar } from '#kernel';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { accountCalendar, publicHolidays } from './account-calendar.js';
import { dueAt, dueDates } from './due-date.js';

const dueText = (...question: Parameters<typeof dueAt>) => dueAt(...question).toISOString();

describe('a due date', () => {
  // Thursday before Easter 2026.
  const started = new Date('2026-04-02T09:00:00Z');

  it("keeps off the holidays of the account's country", () => {
    const due = { businessDays: 1 };
    expect(dueText(due, started, accountCalendar({ zone: 'Europe/Berlin', country: 'de' }, started))).toBe(
      '2026-04-07T15:00:00.000Z',
    );
    expect(dueText(due, started, accountCalendar({ zone: 'Europe/Berlin' }, started))).toBe('2026-04-03T15:00:00.000Z');
    expect(dueText(due, started, accountCalendar({ zone: 'Europe/Berlin', country: 'XX' }, started))).toBe(
      '2026-04-03T15:00:00.000Z',
    );
  });

  it('in calendar days rolls forward, unless it must not', () => {
    const calendar = standardCalendar('America/New_York');
    expect(dueText({ days: 2, roll: 'forward' }, started, calendar)).toBe('2026-04-06T21:00:00.000Z');
    expect(dueText({ days: 2, roll: 'none' }, started, calendar)).toBe('2026-04-04T21:00:00.000Z');
  });

  it('never lies before that of the task it comes after, also where their days are of different kinds', () => {
    const calendar = accountCalendar({ zone: 'Europe/Berlin', country: 'de' }, started);
    const dates = dueDates(
      [
        { key: 'second', due: { days: 1, roll: 'none' }, after: 'first' },
        { key: 'first', due: { businessDays: 2 } },
      ],
      started,
      calendar,
    );
    expect(Object.fromEntries(dates)).toEqual({
      first: new Date('2026-04-08T15:00:00Z'),
      second: new Date('2026-04-08T15:00:00Z'),
    });
  });

  it('falls at the close of a business day, in order of the days given', () => {
    const from = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const place = fc.record({
      zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Sao_Paulo', 'Pacific/Auckland'),
      country: fc.constantFrom(null, 'JP', 'BR', 'US', 'NZ'),
    });
    fc.assert(
      fc.property(from, place, fc.nat(120), fc.nat(30), fc.boolean(), (at, where, days, more, business) => {
        const calendar = accountCalendar(where, at);
        const due = (count: number) =>
          DateTime.fromJSDate(
            dueAt(business ? { businessDays: count } : { days: count, roll: 'forward' }, at, calendar),
            { zone: where.zone },
          );
        const early = due(days);
        expect(isBusinessDay(early, calendar)).toBe(true);
        expect([early.hour, early.minute]).toEqual([17, 0]);
        expect(early.endOf('day') >= DateTime.fromJSDate(at, { zone: where.zone }).plus({ days })).toBe(true);
        expect(due(days + more) >= early).toBe(true);
      }),
    );
  });
});

describe('public holidays', () => {
  it('are local dates, and those of several days count with each', () => {
    expect(publicHolidays('DE', 2026)).toEqual(expect.arrayContaining(['2026-01-01', '2026-04-03', '2026-12-26']));
    expect(publicHolidays('DE', 2026)).not.toContain('2026-02-14');
    expect(publicHolidays('TR', 2026)).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
  });
});
