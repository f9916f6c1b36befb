// Alerts leave when they may, in any zone and over every change of the clocks.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { checkSettings, dueAt, isQuiet, usualSettings, type AlertSettings } from './due-at.js';
import { FLOOD, mayLeaveAt } from './flood.js';
import { nextTry } from './webhook-retry.js';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
];
const minute = fc.integer({ min: 0, max: 1439 });
const settings: fc.Arbitrary<AlertSettings> = fc
  .record({
    zone: fc.constantFrom(...zones),
    quiet: fc.option(fc.tuple(minute, minute).filter(([from, to]) => from !== to)),
    digestAt: fc.uniqueArray(minute, { minLength: 1, maxLength: 4 }),
  })
  .map(({ zone, quiet, digestAt }) => ({ zone, quietFrom: quiet?.[0] ?? null, quietTo: quiet?.[1] ?? null, digestAt }));
const now = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const localMinute = (at: Date, zone: string) => {
  const local = DateTime.fromJSDate(at, { zone });
  return local.hour * 60 + local.minute;
};

describe('quiet hours', () => {
  it('are never broken, never outlasted, and put nothing off that could leave', () => {
    fc.assert(
      fc.property(settings, now, (given, at) => {
        const due = dueAt('immediate', given, at);
        expect(due.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(isQuiet(localMinute(due, given.zone), given)).toBe(false);
        if (!isQuiet(localMinute(at, given.zone), given)) expect(due).toEqual(at);
        // At most a day of quiet, and an hour where the clocks go back.
        expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        if (due > at) expect(isQuiet(localMinute(new Date(due.getTime() - 1), given.zone), given)).toBe(true);
      }),
    );
  });

  it.each([
    ['the night before the clocks go forward', '2026-03-28T22:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['the night before they go back', '2026-10-24T22:30:00Z', '2026-10-25T06:00:00.000Z'],
    ['by day', '2026-03-27T12:00:00Z', '2026-03-27T12:00:00.000Z'],
  ])('end at seven in Berlin: %s', (_, at, due) => {
    expect(dueAt('immediate', usualSettings('Europe/Berlin'), new Date(at)).toISOString()).toBe(due);
  });

  it('may end in the hour that the clocks jump over', () => {
    const given = { zone: 'Europe/Berlin', quietFrom: 60, quietTo: 150, digestAt: [480] };
    expect(dueAt('immediate', given, new Date('2026-03-29T00:10:00Z')).toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });
});

describe('a digest', () => {
  it('leaves at one of its times, or when the quiet hours over it end', () => {
    fc.assert(
      fc.property(settings, now, (given, at) => {
        const due = dueAt('digest', given, at);
        expect(due.getTime()).toBeGreaterThan(at.getTime());
        expect(isQuiet(localMinute(due, given.zone), given)).toBe(false);
        expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(51 * 3_600_000);
      }),
    );
  });

  it('of the afternoon takes what came in the morning', () => {
    const usual = usualSettings('America/New_York');
    expect(dueAt('digest', usual, new Date('2026-03-11T13:00:00Z')).toISOString()).toBe('2026-03-11T18:00:00.000Z');
    expect(dueAt('digest', usual, new Date('2026-03-11T18:00:00Z')).toISOString()).toBe('2026-03-12T12:00:00.000Z');
  });
});

it('settings that make no sense are refused with what to do', () => {
  const usual = usualSettings('UTC');
  expect(checkSettings({ ...usual, zone: 'Mars/Base' })).toMatchObject({ error: { code: 'ZONE_INVALID' } });
  expect(checkSettings({ ...usual, quietTo: null })).toMatchObject({ error: { code: 'QUIET_HOURS_INVALID' } });
  expect(checkSettings({ ...usual, quietTo: usual.quietFrom })).toMatchObject({
    error: { code: 'QUIET_HOURS_INVALID' },
  });
  expect(checkSettings({ ...usual, digestAt: [] })).toMatchObject({ error: { code: 'DIGEST_TIMES_INVALID' } });
  expect(checkSettings({ ...usual, digestAt: [900, 480, 900] })).toMatchObject({ value: { digestAt: [480, 900] } });
});

describe('a flood', () => {
  const at = new Date('2026-03-11T09:00:00Z');
  const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

  it('makes the letter after the fifth wait until the first of them is a quarter of an hour old', () => {
    expect(mayLeaveAt([1, 2, 3, 4].map(ago), at)).toEqual(at);
    expect(mayLeaveAt([1, 2, 3, 4, 14].map(ago), at)).toEqual(new Date(at.getTime() + 60_000));
    expect(mayLeaveAt([1, 2, 3, 4, 15].map(ago), at)).toEqual(at);
  });

  it('never lets more than five leave in any quarter of an hour, however they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 60 }), (gaps) => {
        const left: Date[] = [];
        let clock = at.getTime();
        for (const gap of gaps) {
          clock = Math.max(clock + gap, mayLeaveAt(left, new Date(clock + gap)).getTime());
          left.push(new Date(clock));
        }
        for (const [index, first] of left.entries()) {
          const sixth = left[index + FLOOD.letters];
          if (sixth) expect(sixth.getTime() - first.getTime()).toBeGreaterThanOrEqual(FLOOD.withinMs);
        }
      }),
    );
  });
});

it('a webhook is tried again ever more rarely, and given up', () => {
  const at = new Date(0);
  const waits = [1, 2, 3, 4, 5, 6, 7].map((attempts) => nextTry(attempts, at)?.getTime() ?? null);
  expect(waits).toEqual([1, 5, 30, 120, 360, 720].map((minutes) => minutes * 60_000).concat([null as never]));
});
