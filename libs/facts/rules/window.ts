// Rolling windows that end or begin now. Instants count in days of exactly 24 hours; dates in calendar days of the zone, today included.
import { DateTime } from 'luxon';
import type { FactType, FactValue, Moment } from './fact.js';
import type { Params } from './params.js';

export type Direction = 'last' | 'next';

const DAY = 24 * 60 * 60;
export const DAY_MS = DAY * 1000;

const seconds = (days: number, params: Params): string => `make_interval(secs => ${params.bind(days * DAY, 'float8')})`;

export function windowSql(direction: Direction, fact: string, days: number, type: FactType, params: Params): string {
  if (type === 'instant')
    return direction === 'last'
      ? `(${fact} <= ${params.now} AND ${fact} > ${params.now} - ${seconds(days, params)})`
      : `(${fact} > ${params.now} AND ${fact} <= ${params.now} + ${seconds(days, params)})`;
  const width = params.bind(days, 'integer');
  return direction === 'last'
    ? `(${fact} <= ${params.today} AND ${fact} > ${params.today} - ${width})`
    : `(${fact} >= ${params.today} AND ${fact} < ${params.today} + ${width})`;
}

export function inWindow(
  direction: Direction,
  actual: NonNullable<FactValue>,
  days: number,
  type: FactType,
  moment: Moment,
): boolean {
  // Distance to now or to today, in days, the past below zero.
  const ahead =
    type === 'instant' && actual instanceof Date
      ? (actual.getTime() - moment.now.getTime()) / (DAY * 1000)
      : daysBetween(today(moment), String(actual));
  if (direction === 'last') return ahead <= 0 && ahead > -days;
  return type === 'instant' ? ahead > 0 && ahead <= days : ahead >= 0 && ahead < days;
}

/** Inside from the first of these days after the fact's instant, outside from the second. */
export function windowTurns(direction: Direction, days: number, type: FactType): readonly number[] {
  if (direction === 'last') return [0, days];
  return type === 'instant' ? [-days, 0] : [1 - days, 1];
}

/** Whether that instant is still ahead, said of the value itself where an index may know it. */
export function aheadSql(fact: string, days: number, type: FactType, params: Params): string {
  if (type !== 'instant') return `${turnSql(fact, days, type, params)} > ${params.now}`;
  return days === 0 ? `${fact} > ${params.now}` : `${fact} > ${params.now} - ${seconds(days, params)}`;
}

/** The instant `days` after a value: of an instant by the clock, of a date at the beginning of that local day. */
export function turnSql(fact: string, days: number, type: FactType, params: Params): string {
  if (type === 'instant') return days === 0 ? fact : `${fact} + ${seconds(days, params)}`;
  return `(${fact} + ${params.bind(days, 'integer')})::timestamp AT TIME ZONE ${params.zone}`;
}

export function turnOf(value: FactValue, days: number, zone: string): Date | null {
  if (value === null) return null;
  if (value instanceof Date) return new Date(value.getTime() + days * DAY * 1000);
  return DateTime.fromISO(String(value), { zone }).plus({ days }).startOf('day').toJSDate();
}

/** The first instant after which a calendar day of the zone, or the one `days` ago, is another. */
export function nextDaySql(days: number, params: Params): string {
  const at = days === 0 ? params : params.before(days);
  const midnight = `(${at.today} + 1)::timestamp AT TIME ZONE ${at.zone}`;
  return days === 0 ? midnight : `(${midnight}) + ${seconds(days, params)}`;
}

export function nextDay(days: number, { now, zone }: Moment): Date {
  const shifted = DateTime.fromMillis(now.getTime() - days * DAY_MS, { zone });
  return new Date(shifted.startOf('day').plus({ days: 1 }).toMillis() + days * DAY_MS);
}

const today = ({ now, zone }: Moment): string => DateTime.fromJSDate(now, { zone }).toISODate() ?? '';

const daysBetween = (from: string, to: string): number =>
  DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
