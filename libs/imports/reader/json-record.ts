// The text of one JSON record as an object. Whole numbers too long for a double, as ids of some systems are, stay exact as text.
import { isObject } from '../rules/json-path.js';
import type { Json, JsonObject } from '../rules/row.js';
import type { Fault } from './scanner.js';

const LONG_NUMBER = /\d{16}/;
/** Strings are matched first, so that digits inside them are left alone. */
const STRING_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+])-?\d{16,}(?![\d.eE])/gs;

export const NOT_AN_OBJECT: Fault = {
  code: 'JSON_NOT_OBJECT',
  message: 'A record must be an object in braces, with a name for each value.',
};

export function parseRecord(text: string): { record: JsonObject } | { fault: Fault } {
  try {
    const value = JSON.parse(LONG_NUMBER.test(text) ? quoteLongNumbers(text) : text) as Json;
    return isObject(value) ? { record: value } : { fault: NOT_AN_OBJECT };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fault: { code: 'JSON_INVALID', message: `This record is not valid JSON: ${reason.slice(0, 200)}` } };
  }
}

const quoteLongNumbers = (text: string): string =>
  text.replace(STRING_OR_LONG_NUMBER, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  );
