// Reads the parts of a date out of text, by a format compiled once. No zone and no calendar arithmetic here.

/** As written; `offset` in minutes where the text says one, else null: local time. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset: number | null;
}

/** null where the text doesn't have the form, or names a day or time there isn't. */
export type ReadDate = (text: string) => DateParts | null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One group each. Two letters and one read alike: 1 or 2 digits, as exports rarely keep to what they say. */
const LETTERS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  MMM: `(?<monthName>${MONTHS.join('|')})[a-z]*\\.?`,
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<half>\\d{1,2})',
  h: '(?<half>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  SSS: '(?<fraction>\\d{1,9})',
  a: '(?<meridiem>[ap])\\.?m\\.?',
  Z: '(?<offset>z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)',
};
const NAMED = ['iso', 'epoch-s', 'epoch-ms'];

const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[Tt ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?(?: ?(?<offset>z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?$/i;

/** What is wrong with a format, or null. What stands in [brackets] may be absent: `yyyy-MM-dd HH:mm:ss[.SSS]`. */
export function dateFormatProblem(format: string): string | null {
  if (NAMED.includes(format)) return null;
  const bad = lettersOf(format).filter((letters) => !LETTERS[letters]);
  if (bad.length) return `"${bad[0]}" means nothing here; use ${[...NAMED, ...Object.keys(LETTERS)].join(', ')}`;
  const has = (...wanted: string[]) => wanted.some((letters) => lettersOf(format).includes(letters));
  return has('yyyy', 'yy') && has('MMM', 'MM', 'M') && has('dd', 'd') ? null : 'needs a year, a month and a day';
}

const lettersOf = (format: string): string[] => format.match(/([A-Za-z])\1*/g) ?? [];

export function compileDateFormat(format: string): ReadDate {
  if (format === 'epoch-s') return (text) => (/^-?\d{1,11}$/.test(text) ? fromEpoch(Number(text) * 1000) : null);
  if (format === 'epoch-ms') return (text) => (/^-?\d{1,15}$/.test(text) ? fromEpoch(Number(text)) : null);
  const pattern = format === 'iso' ? ISO : patternOf(format);
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    return groups ? partsOf(groups) : null;
  };
}

function patternOf(format: string): RegExp {
  const source = format.replaceAll(/([A-Za-z])\1*|[[\]]|[^A-Za-z[\]]/g, (token) => {
    if (token === '[') return '(?:';
    if (token === ']') return ')?';
    return LETTERS[token] ?? token.replace(/[.*+?^${}()|\\/]/, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i');
}

function fromEpoch(milliseconds: number): DateParts {
  const at = new Date(milliseconds);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    millisecond: at.getUTCMilliseconds(),
    offset: 0,
  };
}

type Groups = Readonly<Record<string, string | undefined>>;

function partsOf(groups: Groups): DateParts | null {
  const parts = {
    year: groups.year ? Number(groups.year) : centuryOf(Number(groups.shortYear)),
    month: groups.monthName ? MONTHS.indexOf(groups.monthName.toLowerCase()) + 1 : Number(groups.month),
    day: Number(groups.day),
    hour: groups.half ? hourOf(Number(groups.half), groups.meridiem) : Number(groups.hour ?? 0),
    minute: Number(groups.minute ?? 0),
    second: Number(groups.second ?? 0),
    millisecond: groups.fraction ? Number(groups.fraction.slice(0, 3).padEnd(3, '0')) : 0,
    offset: groups.offset ? offsetOf(groups.offset) : null,
  };
  const real = parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= daysIn(parts.year, parts.month);
  return real && parts.hour <= 23 && parts.minute <= 59 && parts.second <= 59 && parts.millisecond <= 999
    ? parts
    : null;
}

/** As POSIX reads two digits: 69 to 99 are 1969 to 1999. */
const centuryOf = (year: number): number => (year >= 69 ? 1900 + year : 2000 + year);

/** NaN, which no hour is, where there is no such hour on a clock of twelve. */
const hourOf = (half: number, meridiem: string | undefined): number => {
  if (half < 1 || half > 12) return NaN;
  return (half % 12) + (meridiem?.toLowerCase() === 'p' ? 12 : 0);
};

const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

function offsetOf(text: string): number {
  const digits = text.replaceAll(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return text.startsWith('-') ? -minutes : minutes;
}
