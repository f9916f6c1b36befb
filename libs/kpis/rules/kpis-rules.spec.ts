import { addDays, checkRange, countedDays, dayOf, daysBetween } from './days.js';
import { checkGoal } from './goal.js';
import { MeasureCatalogue } from './measure-catalogue.js';

describe('days', () => {
  it('are those of the zone, and end where it changes its clocks', () => {
    expect(dayOf(new Date('2026-03-08T04:59:59Z'), 'America/New_York')).toBe('2026-03-07');
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysBetween('2026-03-01', '2026-02-27')).toEqual([]);
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    const counted = countedDays(['2026-03-07', '2026-03-08'], 'America/New_York', new Date('2027-01-01'));
    expect(counted.map(({ end }) => end.toISOString())).toEqual([
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
    ]);
  });

  it('that are not over are counted as they are now, with what happens this moment', () => {
    const now = new Date('2026-03-11T09:00:00Z');
    expect(countedDays(['2026-03-11'], 'UTC', now)).toEqual([{ day: '2026-03-11', end: new Date(now.getTime() + 1) }]);
  });

  it('are asked for in ranges of reasonable length', () => {
    expect(checkRange('2026-01-01', '2026-12-31')).toMatchObject({ ok: true });
    expect(checkRange('2026-13-01', '2026-12-31')).toMatchObject({ error: { code: 'DAY_INVALID' } });
    expect(checkRange('1900-01-01', '2026-12-31')).toMatchObject({ error: { code: 'RANGE_TOO_LONG' } });
  });
});

describe('measures', () => {
  it('have keys of their own, and unknown ones are answered with those that are known', () => {
    const catalogue = new MeasureCatalogue();
    const [first] = catalogue.all();
    expect(catalogue.all().map(({ key }) => key)).toEqual([
      'open_escalations',
      'support_tickets',
      'value_in_escalation',
      'resolution_time',
    ]);
    expect(() => first && catalogue.register(first)).toThrow(/registered twice/);
    const unknown = catalogue.find('mood');
    expect(!unknown.ok && unknown.error.code).toBe('MEASURE_UNKNOWN');
    expect(!unknown.ok && unknown.error.message).toMatch(/support_tickets/);
  });

  it('serve a goal only in their own direction', () => {
    const goal = (better: 'lower' | 'higher') => ({
      key: 'fewer',
      name: 'Fewer',
      description: '',
      kpis: [{ measure: 'open_escalations', name: 'Open', better }],
    });
    expect(checkGoal(goal('lower'), new MeasureCatalogue())).toMatchObject({ ok: true });
    expect(checkGoal(goal('higher'), new MeasureCatalogue())).toMatchObject({
      error: { code: 'GOAL_DIRECTION_INVALID' },
    });
  });
});
