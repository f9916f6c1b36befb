// Every comparison in one place: the types it is for, what it takes, its SQL, its meaning in memory, and when it turns by itself.
// An unknown value meets no condition. Negations (isNot, notIn, lacks) are exact opposites, so an unknown value meets them.
import type { FactType, FactValue, Moment, Spell } from './fact.js';
import type { Params } from './params.js';
import { DAY_MS, inWindow, windowSql, windowTurns } from './window.js';

export interface Operator {
  readonly on: readonly FactType[];
  readonly takes: 'value' | 'values' | 'days' | 'nothing';
  /** what it compares with beside the present value. before: the value `over` days ago; spells: since when each value was held */
  readonly looksBack?: 'before' | 'spells';
  /** may be NULL where the value is unknown: NULL counts as false */
  sql(fact: string, wanted: FactValue, type: FactType, params: Params, past: SqlPast): string;
  holds(actual: FactValue, wanted: FactValue, type: FactType, moment: Moment, past: Past): boolean;
  /** days from the fact's instant to the instants at which the outcome turns */
  readonly turns?: (days: number, type: FactType) => readonly number[];
}

/** The past of a value, as far as its operator looks back. */
export interface Past {
  readonly before: FactValue;
  readonly spells: readonly Spell[];
}

/** The same as SQL: an expression, and a relation of `from_at` and `value`. */
export interface SqlPast {
  readonly before: string;
  readonly spells: string;
}

export const SQL_TYPES: Readonly<Record<FactType, string>> = {
  text: 'text',
  enum: 'text',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  list: 'text[]',
};

const WORDS = ['text', 'enum'] as const;
const TIMES = ['date', 'instant'] as const;

const ordered = (on: readonly FactType[], sign: string, holds: (order: number) => boolean): Operator => ({
  on,
  takes: 'value',
  sql: (fact, wanted, type, params) => `${fact} ${sign} ${params.bind(wanted, SQL_TYPES[type])}`,
  holds: (actual, wanted) => actual !== null && wanted !== null && holds(order(actual, wanted)),
});

const order = (a: NonNullable<FactValue>, b: NonNullable<FactValue>): number => (a < b ? -1 : a > b ? 1 : 0);

const text = (
  sqlFunction: (fact: string, wanted: string) => string,
  holds: (a: string, b: string) => boolean,
): Operator => ({
  on: ['text'],
  takes: 'value',
  sql: (fact, wanted, _type, params) => sqlFunction(fact, params.bind(wanted, 'text')),
  holds: (actual, wanted) => typeof actual === 'string' && typeof wanted === 'string' && holds(actual, wanted),
});

const window = (direction: 'last' | 'next'): Operator => ({
  on: TIMES,
  takes: 'days',
  sql: (fact, days, type, params) => windowSql(direction, fact, Number(days), type, params),
  holds: (actual, days, type, moment) => actual !== null && inWindow(direction, actual, Number(days), type, moment),
  turns: (days, type) => windowTurns(direction, days, type),
});

/** By how much a number has moved since; in percent of a value above zero. */
const moved = (sign: 1 | -1, percent: boolean): Operator => ({
  on: ['number'],
  takes: 'value',
  looksBack: 'before',
  sql: (fact, wanted, _type, params, { before }) => {
    const by = params.bind(wanted, 'numeric');
    const difference = sign === 1 ? `${fact} - ${before}` : `${before} - ${fact}`;
    return percent ? `(${before} > 0 AND ${difference} >= ${before} * ${by} / 100)` : `${difference} >= ${by}`;
  },
  holds: (actual, wanted, _type, _moment, { before }) => {
    if (typeof actual !== 'number' || typeof before !== 'number' || typeof wanted !== 'number') return false;
    const difference = sign * (actual - before);
    return percent ? before > 0 && difference >= (before * wanted) / 100 : difference >= wanted;
  },
});

/** The first thing that was ever recorded is no change. */
const changedInLast: Operator = {
  on: [...WORDS, ...TIMES, 'number', 'boolean', 'list'],
  takes: 'days',
  looksBack: 'spells',
  sql: (_fact, days, _type, params, { spells }) => {
    const since = params.before(Number(days)).now;
    return `EXISTS (SELECT 1 FROM (SELECT k.from_at, min(k.from_at) OVER () AS first FROM (${spells}) k) k
      WHERE k.from_at > k.first AND k.from_at <= ${params.now} AND k.from_at > ${since})`;
  },
  holds: (_actual, days, _type, { now }, { spells }) => {
    const begins = spells.flatMap(({ from }) => (from ? [from.getTime()] : []));
    const since = now.getTime() - Number(days) * DAY_MS;
    return begins.some((from) => from > Math.min(...begins) && from <= now.getTime() && from > since);
  },
};

const opposite = (operator: Operator): Operator => ({
  ...operator,
  sql: (...question) => `(${operator.sql(...question)}) IS NOT TRUE`,
  holds: (...question) => !operator.holds(...question),
});

const equal = ordered([...WORDS, 'number', 'boolean', 'date'], '=', (sign) => sign === 0);

/** A truth is asked plainly, so that indexes can answer. */
const is: Operator = {
  ...equal,
  sql: (fact, wanted, ...question) =>
    typeof wanted === 'boolean' ? (wanted ? fact : `(NOT ${fact})`) : equal.sql(fact, wanted, ...question),
};

const isIn: Operator = {
  on: [...WORDS, 'number'],
  takes: 'values',
  sql: (fact, wanted, type, params) => `${fact} = ANY(${params.bind(wanted, `${SQL_TYPES[type]}[]`)})`,
  holds: (actual, wanted) => Array.isArray(wanted) && wanted.includes(actual),
};

const has: Operator = {
  on: ['list'],
  takes: 'value',
  sql: (fact, wanted, _type, params) => `${fact} @> ARRAY[${params.bind(wanted, 'text')}]`,
  holds: (actual, wanted) => Array.isArray(actual) && actual.includes(wanted),
};

const hasAny: Operator = {
  on: ['list'],
  takes: 'values',
  sql: (fact, wanted, _type, params) => `${fact} && ${params.bind(wanted, 'text[]')}`,
  holds: (actual, wanted) =>
    Array.isArray(actual) && Array.isArray(wanted) && actual.some((each) => wanted.includes(each)),
};

const known: Operator = {
  on: [...WORDS, ...TIMES, 'number', 'boolean'],
  takes: 'nothing',
  sql: (fact) => `(${fact}) IS NOT NULL`,
  holds: (actual) => actual !== null,
};

export const OPERATORS = {
  is,
  isNot: opposite(is),
  in: isIn,
  notIn: opposite(isIn),
  known,
  unknown: opposite(known),
  above: ordered(['number'], '>', (sign) => sign > 0),
  atLeast: ordered(['number'], '>=', (sign) => sign >= 0),
  below: ordered(['number'], '<', (sign) => sign < 0),
  atMost: ordered(['number'], '<=', (sign) => sign <= 0),
  before: ordered(TIMES, '<', (sign) => sign < 0),
  after: ordered(TIMES, '>', (sign) => sign > 0),
  withinLast: window('last'),
  withinNext: window('next'),
  changedInLast,
  roseBy: moved(1, false),
  fellBy: moved(-1, false),
  roseByPercent: moved(1, true),
  fellByPercent: moved(-1, true),
  contains: text(
    (fact, wanted) => `strpos(${fact}, ${wanted}) > 0`,
    (a, b) => a.includes(b),
  ),
  startsWith: text(
    (fact, wanted) => `starts_with(${fact}, ${wanted})`,
    (a, b) => a.startsWith(b),
  ),
  has,
  hasAny,
  lacks: opposite(has),
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof OPERATORS;

/** By name, typed as Operator, so that optional members can be read. */
export const operator = (name: OperatorName): Operator => OPERATORS[name];

export const operatorsOn = (type: FactType): OperatorName[] =>
  (Object.keys(OPERATORS) as OperatorName[]).filter((name) => operator(name).on.includes(type));

/** Comparisons of a count: a number that is always known. */
export const COUNT_OPERATORS: readonly OperatorName[] = operatorsOn('number').filter(
  (name) => operator(name).takes === 'value' && !operator(name).looksBack,
);

export const isOperator = (name: unknown): name is OperatorName =>
  typeof name === 'string' && Object.hasOwn(OPERATORS, name);
