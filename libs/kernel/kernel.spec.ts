import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addBusinessDays, isBusinessDay, standardCalendar } from './business-calendar.js';
import { isId, newId } from './ids.js';
import { decodeCursor, encodeCursor, pageSize } from './page.js';

describe('ids', () => {
  it('sort by the millisecond they were made in', () => {
    const early = newId(new Date(1000));
    const late = newId(new Date(2000));
    expect(early < late).toBe(true);
    expect(isId(early)).toBe(true);
    expect(early[14]).toBe('7');
    expect(isId('not-an-id')).toBe(false);
  });
});

describe('cursors', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (value, id) => {
        expect(decodeCursor(encodeCursor([value, id]))).toEqual({ ok: true, value: [value, id] });
      }),
    );
  });

  it('that are damaged are refused with a code', () => {
    for (const bad of ['', 'x', Buffer.from('[1,2]').toString('base64url'), Buffer.from('["a"]').toString('base64url')])
      expect(decodeCursor(bad)).toMatchObject({ ok: false, error: { code: 'CURSOR_INVALID' } });
  });

  it('page sizes stay between 1 and 200', () => {
    expect(pageSize(undefined)).toEqual({ ok: true, value: 25 });
    for (const bad of [0, -1, 201, 1.5]) expect(pageSize(bad)).toMatchObject({ error: { code: 'PAGE_SIZE_INVALID' } });
  });
});

describe('business days', () => {
  it('skip the weekend and holidays and end at the close of business', () => {
    const calendar = standardCalendar('Europe/Berlin', ['2026-04-06']);
    const friday = new Date('2026-04-03T12:00:00Z');
    expect(addBusinessDays(friday, 1, calendar).toISOString()).toBe('2026-04-07T15:00:00.000Z');
    expect(addBusinessDays(new Date('2026-04-04T12:00:00Z'), 0, calendar).toISOString()).toBe(
      '2026-04-07T15:00:00.000Z',
    );
  });

  it('keep the local hour over a DST change', () => {
    const calendar = standardCalendar('America/New_York');
    expect(addBusinessDays(new Date('2026-03-06T15:00:00Z'), 1, calendar).toISOString()).toBe(
      '2026-03-09T21:00:00.000Z',
    );
  });

  it('always land on a business day, count exactly, and never go back', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland', 'Europe/London');
    const from = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, from, fc.nat(30), (zone, at, days) => {
        const calendar = standardCalendar(zone);
        const start = DateTime.fromJSDate(at, { zone }).startOf('day');
        const due = DateTime.fromJSDate(addBusinessDays(at, days, calendar), { zone });
        expect(isBusinessDay(due, calendar)).toBe(true);
        let counted = 0;
        for (let day = start.plus({ days: 1 }); day <= due; day = day.plus({ days: 1 }))
          if (isBusinessDay(day, calendar)) counted += 1;
        const rolled = isBusinessDay(start, calendar) ? 0 : 1;
        expect(counted).toBe(days + rolled);
      }),
    );
  });
});
