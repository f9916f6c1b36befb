// Which JSON values a comparison accepts, and what they are in memory.
import type { FactType, FactValue, Field } from './fact.js';
import type { RuleValue } from './rule.js';

export const MAX_DAYS = 3660;
export const MAX_VALUES = 1000;
export const MAX_TEXT = 1000;

const DATE = /^[1-9]\d{3}-\d\d-\d\d$/;
const INSTANT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
// PostgreSQL stores neither NUL nor half a surrogate pair.
const UNSTORABLE = /[\0\p{Cs}]/u;

/** What is wrong with a value, as an instruction, or null. */
export function valueFault(
  field: Pick<Field, 'type' | 'values'>,
  takes: 'value' | 'values' | 'days',
  value: unknown,
): string | null {
  if (takes === 'days')
    return isWhole(value, 1, MAX_DAYS) ? null : `Give a whole number of days from 1 to ${MAX_DAYS}.`;
  if (takes === 'value') return oneFault(field, value);
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_VALUES)
    return `Give a list of 1 to ${MAX_VALUES} values.`;
  return value.map((each) => oneFault(field, each)).find((fault) => fault !== null) ?? null;
}

function oneFault({ type, values }: Pick<Field, 'type' | 'values'>, value: unknown): string | null {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? null : 'Give a number.';
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'Give true or false.';
  if (typeof value !== 'string') return 'Give a text; in YAML, put it in quotes.';
  if (type === 'date')
    return DATE.test(value) && isReal(`${value}T00:00Z`, value) ? null : 'Give a date such as 2026-01-31.';
  if (type === 'instant')
    return INSTANT.test(value) &&
      isReal(`${value.slice(0, 10)}T00:00Z`, value.slice(0, 10)) &&
      !Number.isNaN(Date.parse(value))
      ? null
      : 'Give a date and time with its offset, such as 2026-01-31T09:00:00Z.';
  if (values && !values.includes(value)) return `Give one of: ${values.join(', ')}.`;
  if (value.length > MAX_TEXT || UNSTORABLE.test(value))
    return `Give a text of at most ${MAX_TEXT} characters that can be stored.`;
  return null;
}

export const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

// Date.parse moves 30 February into March.
const isReal = (midnight: string, day: string): boolean => {
  const at = new Date(midnight);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

/** The value of a valid comparison, as facts of this type are in memory. */
export function wantedValue(type: FactType, takes: string, value: RuleValue | undefined): FactValue {
  if (value === undefined) return null;
  if (type === 'instant' && takes === 'value') return new Date(String(value));
  // A list of numbers is bound and searched like a list of texts.
  return Array.isArray(value) ? (value as readonly string[]) : (value as string | number | boolean);
}
