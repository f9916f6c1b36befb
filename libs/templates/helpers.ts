// The helpers a template may call: default, date, money, number. Their shapes are data, which the check reads.
import { fail } from '#kernel';

/** value: a field or a call, needed. maybe: may be missing. word: one of these texts. code: a field or a text. last: anything that can stand in for it. */
export type Parameter = 'value' | 'maybe' | 'code' | 'last' | readonly string[];

export interface Signature {
  readonly needed: readonly Parameter[];
  readonly further: readonly Parameter[];
  readonly options: Readonly<Record<string, 'number' | 'boolean'>>;
  readonly example: string;
}

const DATE_FORMATS = {
  day: { dateStyle: 'long' },
  short: { dateStyle: 'medium' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { dateStyle: 'long', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type DateFormat = keyof typeof DATE_FORMATS;
const DATE_WORDS = Object.keys(DATE_FORMATS) as DateFormat[];

export const SIGNATURES: Readonly<Record<string, Signature>> = {
  default: { needed: ['maybe', 'last'], further: [], options: {}, example: '{{default contact.firstName "there"}}' },
  date: { needed: ['value'], further: [DATE_WORDS], options: {}, example: '{{date period.start "month"}}' },
  money: { needed: ['value', 'code'], further: [], options: {}, example: '{{money account.value "EUR"}}' },
  number: {
    needed: ['value'],
    further: [],
    options: { decimals: 'number', sign: 'boolean' },
    example: '{{number usage.actions decimals=0}}',
  },
};

/** Whose words and clock a mail is written in. */
export interface Reader {
  /** BCP 47, such as en or de-AT */
  readonly locale: string;
  /** IANA */
  readonly zone: string;
}

/** `of` names the field or helper in errors. */
interface Call {
  readonly reader: Reader;
  readonly of: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const invalid = (of: string, what: string): never =>
  fail('FIELD_INVALID', `${of} is not ${what}. Correct the data, or leave this person out.`, { field: of });

// Making a formatter costs more than a mail; there are as many as there are locales and zones among the recipients.
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
function cached<F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => F): F {
  const known = formatters.get(key) as F | undefined;
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** A date without a time is that day everywhere; it doesn't move with the reader's zone. */
function date({ reader, of }: Call, value: unknown, format: unknown = 'day'): string {
  if (typeof value !== 'string') return invalid(of, 'a date');
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return invalid(of, 'a date');
  const timeZone = DAY_ONLY.test(value) ? 'UTC' : reader.zone;
  const style = DATE_FORMATS[format as DateFormat];
  const make = () => new Intl.DateTimeFormat(reader.locale, { ...style, timeZone });
  return cached(`date ${reader.locale} ${timeZone} ${String(format)}`, make).format(at);
}

function numeric(of: string, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : invalid(of, 'a number');
}

function number({ reader, of, options }: Call, value: unknown): string {
  const digits = Math.min(Math.max(Math.trunc(Number(options.decimals ?? 0)), 0), 6);
  const signDisplay = options.sign === true ? 'exceptZero' : 'auto';
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay } as const;
  const make = () => new Intl.NumberFormat(reader.locale, style);
  return cached(`number ${reader.locale} ${digits} ${signDisplay}`, make).format(numeric(of, value));
}

function money({ reader, of }: Call, value: unknown, currency: unknown): string {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return invalid(of, 'an amount with a currency');
  const style = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
  const make = () => new Intl.NumberFormat(reader.locale, style);
  return cached(`money ${reader.locale} ${currency}`, make).format(numeric(of, value));
}

function fallback({ of }: Call, value: unknown, last: unknown): unknown {
  if (!isBlank(value)) return value;
  return last ?? fail('FIELD_MISSING', `${of} is missing, and so is what should stand in its place.`, { field: of });
}

export const HELPERS: Readonly<Record<string, (call: Call, ...args: unknown[]) => unknown>> = {
  default: fallback,
  date,
  money,
  number,
};
