import fc from 'fast-check';
import { DateTime } from 'luxon';
import { checkChange, checkInterval, checkResolution } from './check-escalation.js';
import { endOfDay } from './end-of-day.js';
import { daysInEscalation, severityOf } from './escalation.js';

describe('severity', () => {
  it('is read from how sources spell it; unknown is normal', () => {
    const spelled = [
      '1 - Critical',
      'sev1',
      'P1',
      'Urgent',
      '2 - High',
      'Major',
      '3 - Moderate',
      'S3',
      'Minor',
      'P4',
      '',
      null,
      '?',
    ];
    expect(spelled.map(severityOf)).toEqual([
      ...Array<string>(4).fill('critical'),
      ...Array<string>(2).fill('high'),
      ...Array<string>(2).fill('normal'),
      ...Array<string>(2).fill('low'),
      ...Array<string>(3).fill('normal'),
    ]);
  });
});

describe('days in escalation', () => {
  it('are whole days of wall clock, to the end or to now', () => {
    const openedAt = new Date('2026-03-01T10:00:00Z');
    const now = new Date('2026-03-04T09:59:59Z');
    expect(daysInEscalation({ openedAt, resolvedAt: null }, now)).toBe(2);
    expect(daysInEscalation({ openedAt, resolvedAt: new Date('2026-03-02T10:00:00Z') }, now)).toBe(1);
    expect(daysInEscalation({ openedAt: now, resolvedAt: null }, openedAt)).toBe(0);
  });
});

describe('the end of a day', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Santiago',
    'Asia/Kolkata',
    'Africa/Cairo',
    'America/Havana',
  ];

  it('is the first instant of the next one in its zone, also on the nights when clocks change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2000 }), (zone, n) => {
        const day = DateTime.fromISO('2022-01-01', { zone }).plus({ days: n });
        const end = endOfDay(day.toISODate() ?? '', zone);
        const instant = end.ok ? end.value.getTime() : NaN;
        const local = (at: number) => DateTime.fromMillis(at, { zone }).toISODate();
        expect(local(instant)).toBe(day.plus({ days: 1 }).toISODate());
        expect(local(instant - 1)).toBe(day.toISODate());
      }),
    );
    expect(endOfDay('2026-03-08', 'America/New_York')).toEqual({ ok: true, value: new Date('2026-03-09T04:00:00Z') });
  });

  it.each(['2026-02-30', '2026-3-1', 'today', ''])('refuses %p', (day) => {
    expect(endOfDay(day, 'UTC')).toMatchObject({ ok: false, error: { code: 'DAY_INVALID' } });
  });
});

describe('what is said', () => {
  const now = new Date('2026-03-11T09:00:00Z');

  it.each([
    [{ severity: 'huge' as never }, 'SEVERITY_INVALID'],
    [{ stage: 'done' as never }, 'STAGE_INVALID'],
    [{ nextUpdateDueAt: now }, 'NEXT_UPDATE_PAST'],
    [{ valueAtStake: -1, valueReason: 'x' }, 'VALUE_INVALID'],
    [{ valueAtStake: 1, currency: 'euro', valueReason: 'x' }, 'CURRENCY_INVALID'],
    [{ valueAtStake: null }, 'VALUE_REASON_MISSING'],
  ])('is checked as a change (%#)', (change, code) => {
    expect(checkChange(change, now)).toMatchObject({ ok: false, error: { code } });
  });

  it('is taken without the space around it', () => {
    const said = { rootCause: ' a ', summary: 'b\n', prevention: 'c' };
    expect(checkResolution(said)).toEqual({ ok: true, value: { rootCause: 'a', summary: 'b', prevention: 'c' } });
  });

  it('must end after it began', () => {
    expect(checkInterval({ openedAt: now, resolvedAt: now })).toMatchObject({ ok: true });
    expect(checkInterval({ openedAt: now, resolvedAt: new Date(0) })).toMatchObject({
      error: { code: 'ESCALATION_ENDS_EARLY' },
    });
    expect(checkInterval({ openedAt: new Date('x'), resolvedAt: null })).toMatchObject({
      error: { code: 'ESCALATION_TIME_INVALID' },
    });
  });
});
