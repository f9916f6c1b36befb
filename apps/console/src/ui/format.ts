// How the console writes numbers, money, dates and spans of time in the viewer's language.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['minute', MINUTE, HOUR],
  ['hour', HOUR, DAY],
  ['day', DAY, 45 * DAY],
  ['month', 30.4375 * DAY, 548 * DAY],
  ['year', 365.25 * DAY, Infinity],
];

/** "3 days ago", "in 2 hours"; under a minute "now". The unit grows so that the number stays small. */
export function relativeTime(at: Date, now: Date, locale: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(seconds) < MINUTE) return format.format(0, 'second');
  const [unit, size] = UNITS.find(([, , below]) => Math.abs(seconds) < below) ?? ['year', 365.25 * DAY];
  return format.format(Math.round(seconds / size), unit);
}

/** A calendar day (`2026-03-01`) counted from today: "in 12 days". Days have no clock, so no zone can shift them. */
export function relativeDay(day: string, today: string, locale: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / (DAY * 1000));
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(days) < 45) return format.format(days, 'day');
  return Math.abs(days) < 548
    ? format.format(Math.round(days / 30.4375), 'month')
    : format.format(Math.round(days / 365.25), 'year');
}

export const isoDay = (at: Date): string =>
  [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');

export const dateTime = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** A calendar day written out; read as UTC so that it stays the day it names. */
export const calendarDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

/** For the axis of a chart: "3 Mar". */
export const shortDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));

/** 0.41 is 41 %. */
export const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

export const money = (amount: number, currency: string | null, locale: string): string =>
  new Intl.NumberFormat(locale, {
    ...(currency && { style: 'currency' as const, currency }),
    maximumFractionDigits: 0,
  }).format(amount);

export const wholeNumber = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value);

/** `ACCOUNT_MANAGER` or `renewed_late` as words, for values that the texts don't know (custom fields, imports). */
export function words(code: string): string {
  const text = code.replace(/[_-]+/g, ' ').trim().toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters.map((part) => part?.charAt(0).toUpperCase() ?? '').join('');
}
