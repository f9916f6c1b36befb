// A number of a measure in words: whole things, money of the house, or days of wall clock.
import { wholeNumber } from '../../ui/format.js';
import type { KpiRow } from './kpi.data.js';

type Form = Pick<KpiRow, 'form' | 'unit'>;

export const money = (amount: number, currency: string, locale: string): string =>
  /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)
    : `${wholeNumber(amount, locale)} ${currency}`;

export const days = (count: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }).format(
    count,
  );

/** Null: no data. */
export function figure({ form, unit }: Form, value: number | null | undefined, locale: string): string | null {
  if (value === null || value === undefined) return null;
  if (form === 'money') return money(value, unit, locale);
  return form === 'days' ? days(value, locale) : wholeNumber(value, locale);
}

/** Of money the part is a count of accounts, of days it is days. */
export const partOf = (kpi: Form, part: number, locale: string): string =>
  kpi.form === 'days' ? days(part, locale) : wholeNumber(part, locale);
