// What each kind of value is made of its text, and what is said where it can't be.
import { textOf } from './json-path.js';
import type { Mapping, ValueKind } from './mapping.js';
import { cut, type FieldValue, type Json } from './row.js';
import { compileDay, compileInstant } from './values/instant.js';
import { readDecimal, readInteger } from './values/number.js';
import { readTimeZone } from './values/time-zone.js';

/** Why a value can't be taken; distinguished from values by its class. */
export class Complaint {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

/** Text comes trimmed and not empty. */
export type ReadText = (text: string) => FieldValue | Complaint;

const YES = new Set(['true', 'yes', 'y', 't', '1', 'on']);
const NO = new Set(['false', 'no', 'n', 'f', '0', 'off']);
/** Good enough to tell an address from what is none; whether it is reachable shows when mail is sent. */
const EMAIL =
  /^[^\s@<>,;:"()[\]\\]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;
const NAMED_MAILBOX = /^.*<([^<>]+)>$/s;

/** Dates repeat from row to row, so the last one read is remembered. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  let lastText: string | undefined;
  let last: T;
  return (text) => {
    if (text !== lastText) {
      last = read(text);
      lastText = text;
    }
    return last;
  };
}

export function compileKind(
  kind: Exclude<ValueKind, 'list'>,
  format: Mapping['format'],
  times: number | undefined,
): ReadText {
  const forms = format.dates.join(' or ');
  switch (kind) {
    case 'text':
      return (text) => text;
    case 'integer':
      return (text) => readInteger(text, format.decimal, times) ?? complain('INTEGER_INVALID', text, 'a whole number');
    case 'decimal':
      return (text) =>
        readDecimal(text, format.decimal, times) ??
        complain('DECIMAL_INVALID', text, `a number with "${format.decimal}" as its decimal point`);
    case 'boolean':
      return readBoolean;
    case 'instant': {
      const read = remembering(compileInstant(format.dates, format.zone));
      return (text) => {
        const instant = read(text);
        return Number.isNaN(instant)
          ? complain('INSTANT_INVALID', text, `a date and time of the years 1900 to 2199 in the form ${forms}`)
          : new Date(instant);
      };
    }
    case 'date': {
      const read = remembering(compileDay(format.dates));
      return (text) =>
        read(text) ?? complain('DATE_INVALID', text, `a date of the years 1900 to 2199 in the form ${forms}`);
    }
    case 'email':
      return (text) => {
        const address = (NAMED_MAILBOX.exec(text)?.[1] ?? text).trim().toLowerCase();
        return address.length <= 254 && EMAIL.test(address)
          ? address
          : complain('EMAIL_INVALID', text, 'an e-mail address');
      };
    case 'time-zone':
      return (text) => readTimeZone(text) ?? complain('TIME_ZONE_UNKNOWN', text, 'a time zone, such as Europe/Berlin');
  }
}

function readBoolean(text: string): boolean | Complaint {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : complain('BOOLEAN_INVALID', text, 'yes or no');
}

const complain = (code: string, text: string, wanted: string): Complaint =>
  new Complaint(code, `"${cut(text)}" is not ${wanted}.`);

export const NOT_SCALAR = new Complaint(
  'VALUE_NESTED',
  'Here is a list or an object where one value belongs. Name what is inside it in the mapping, such as name.first.',
);

/** A list from JSON or from text cut at any of the separators: trimmed, each once, empty ones out. */
export function itemsOf(value: Json, separators: string): string[] {
  const parts = Array.isArray(value)
    ? value.map((item) => textOf(item as Json) ?? '')
    : split(textOf(value) ?? '', separators);
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '');
}

function split(text: string, separators: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !separators.includes(text.charAt(at))) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return parts;
}
