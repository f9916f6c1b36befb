// Numbers as people and exports write them: thousands marks, currency signs, a comma for the decimal point.

export type DecimalPoint = '.' | ',';

const MONEY_BEFORE = /^([+-]?)\s*(?:[A-Z]{3}|\p{Sc})\s*/u;
const MONEY_AFTER = /\s*(?:[A-Z]{3}|\p{Sc})$/u;

/** sign, whole part (with thousands marks only where they belong), fraction. */
const FORM: Record<DecimalPoint, RegExp> = {
  '.': /^([+-]?)(\d{1,15}|\d{1,3}(?:[,'’\s]\d{3}){1,4})(?:\.(\d{0,9}))?$/,
  ',': /^([+-]?)(\d{1,15}|\d{1,3}(?:[.'’\s]\d{3}){1,4})(?:,(\d{0,9}))?$/,
};

/** The number times `times` as exact text, such as -1200.5, or null. At most 15 digits before the point and 9 after it are read. */
export function readDecimal(text: string, point: DecimalPoint, times = 1): string | null {
  const match = FORM[point].exec(text.replace(MONEY_BEFORE, '$1').replace(MONEY_AFTER, ''));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const units = BigInt(whole.replaceAll(/\D/g, '') + fraction) * BigInt(times);
  const digits = units.toString().padStart(fraction.length + 1, '0');
  const cutAt = digits.length - fraction.length;
  const decimals = digits.slice(cutAt).replace(/0+$/, '');
  return `${sign === '-' && units > 0n ? '-' : ''}${digits.slice(0, cutAt)}${decimals ? `.${decimals}` : ''}`;
}

/** null where the text is no whole number, or one that a double can't hold exactly. */
export function readInteger(text: string, point: DecimalPoint, times = 1): number | null {
  const number = Number(readDecimal(text, point, times) ?? NaN);
  return Number.isSafeInteger(number) ? number : null;
}
