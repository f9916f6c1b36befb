import { isBusinessDay, standardCalendar } from '#kernel';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { accountCalendar } from './account-calendar.js';
import { addBusinessHours, businessDaysBetween, shiftBusinessDays } from './business-hours.js';
import { laterOpen, shiftDue, type Dated } from './shift-due.js';

const berlin = accountCalendar({ zone: 'Europe/Berlin', country: 'DE' }, new Date('2026-04-01T00:00:00Z'));
const from = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland');

describe('business hours', () => {
  it.each([
    ['2026-04-02T07:00:00Z', 4, '2026-04-02T11:00:00Z'], // Thursday 9:00 to 13:00
    ['2026-04-02T13:00:00Z', 4, '2026-04-07T09:00:00Z'], // 15:00; Good Friday to Easter Monday don't count
    ['2026-03-28T12:00:00Z', 1, '2026-03-30T08:00:00Z'], // Saturday, clocks go forward on Sunday
    ['2026-04-02T15:00:00Z', 1, '2026-04-07T08:00:00Z'], // at the close
    ['2026-04-02T01:00:00Z', 8, '2026-04-02T15:00:00Z'], // before the opening; the close itself counts
  ])('from %s, %i of them lead to %s', (start, hours, end) => {
    expect(addBusinessHours(new Date(start), hours, berlin)).toEqual(new Date(end));
  });

  it('end within office hours, and more hours never end earlier', () => {
    fc.assert(
      fc.property(from, zones, fc.integer({ min: 1, max: 40 }), fc.nat(20), (start, zone, hours, more) => {
        const calendar = standardCalendar(zone);
        const end = DateTime.fromJSDate(addBusinessHours(start, hours, calendar), { zone });
        const minute = end.hour * 60 + end.minute;
        expect(isBusinessDay(end, calendar)).toBe(true);
        expect(minute > calendar.opens && minute <= calendar.closes).toBe(true);
        expect(addBusinessHours(start, hours + more, calendar) >= end.toJSDate()).toBe(true);
      }),
    );
  });
});

describe('business days', () => {
  it('moved forward and back again keep the local time, also over a change of clocks', () => {
    const friday = new Date('2026-03-27T16:00:00Z');
    expect(shiftBusinessDays(friday, 1, berlin)).toEqual(new Date('2026-03-30T15:00:00Z'));
    expect(shiftBusinessDays(new Date('2026-03-30T15:00:00Z'), -1, berlin)).toEqual(friday);
    expect(shiftBusinessDays(new Date('2026-04-02T15:00:00Z'), 1, berlin)).toEqual(new Date('2026-04-07T15:00:00Z'));
  });

  it('between two instants are those that lead from one to the other', () => {
    fc.assert(
      fc.property(from, zones, fc.integer({ min: -30, max: 30 }), (start, zone, days) => {
        const calendar = standardCalendar(zone);
        const on = shiftBusinessDays(start, 1, calendar);
        expect(businessDaysBetween(on, shiftBusinessDays(on, days, calendar), calendar)).toBe(days);
      }),
    );
  });
});

describe('moving a due date', () => {
  const at = (day: string) => new Date(`${day}T15:00:00Z`);
  const dated = (id: string, day: string, state: Dated['state'] = 'open'): Dated => ({ id, dueAt: at(day), state });
  const task = dated('a', '2026-04-01');
  const work = [
    task,
    dated('b', '2026-04-01'),
    dated('c', '2026-04-07'),
    dated('d', '2026-04-08', 'done'),
    dated('e', '2026-03-31'),
  ];

  it('offers the open ones that are due with it or later', () => {
    expect(laterOpen(task, work).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('takes those along by as many business days of the account, over its holidays', () => {
    const moved = shiftDue(task, new Date('2026-04-07T10:00:00Z'), laterOpen(task, work), berlin);
    expect(moved).toEqual({
      ok: true,
      value: [
        { id: 'a', from: at('2026-04-01'), to: new Date('2026-04-07T10:00:00Z') },
        { id: 'b', from: at('2026-04-01'), to: at('2026-04-07') },
        { id: 'c', from: at('2026-04-07'), to: at('2026-04-09') },
      ],
    });
  });

  it('by hours alone moves nothing else, and is refused where nothing would move', () => {
    expect(shiftDue(task, new Date('2026-04-01T09:00:00Z'), work, berlin)).toMatchObject({ value: { length: 1 } });
    expect(shiftDue(task, task.dueAt, [], berlin)).toMatchObject({ error: { code: 'TASK_DUE_SAME' } });
    expect(shiftDue(dated('d', '2026-04-08', 'done'), at('2026-04-09'), [], berlin)).toMatchObject({
      error: { code: 'TASK_ENDED' },
    });
  });
});
