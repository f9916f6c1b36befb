import fc from 'fast-check';
import { dueWindows } from './task-views.js';

describe('the views of open tasks', () => {
  it('follow the day and the week of the zone', () => {
    // Thursday evening in Berlin, in the week in which clocks go forward.
    const { today, week } = dueWindows(new Date('2026-03-26T17:00:00Z'), 'Europe/Berlin');
    expect(today.until?.toISOString()).toBe('2026-03-26T23:00:00.000Z');
    expect(week.until?.toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  it('leave nothing of this week on a Sunday', () => {
    const { week } = dueWindows(new Date('2026-03-29T12:00:00Z'), 'UTC');
    expect(week.from).toEqual(week.until);
  });

  it('hold every due date exactly once', () => {
    const dates = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu');
    fc.assert(
      fc.property(dates, fc.integer({ min: -40, max: 40 }), zones, (now, days, zone) => {
        const due = new Date(now.getTime() + days * 43_200_000);
        const holding = Object.values(dueWindows(now, zone)).filter(
          ({ from, until }) => (from === null || from <= due) && (until === null || due < until),
        );
        expect(holding).toHaveLength(1);
      }),
    );
  });
});
