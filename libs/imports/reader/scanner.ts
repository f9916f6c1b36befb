// What the three scanners (CSV, JSON, JSON lines) have in common: text goes in as it comes, whole records come out.
import type { JsonObject } from '../rules/row.js';

/** Characters one record may have. Beyond it the text is dropped while reading, so that memory never grows with the file. */
export const MAX_RECORD = 8 * 1024 * 1024;

/** How much of a record that was dropped is kept to recognise it by. */
export const GLIMPSE = 200;

export interface Fault {
  readonly code: string;
  readonly message: string;
  /** index of the CSV cell that is at fault */
  readonly cell?: number;
}

export interface Scanned {
  readonly line: number;
  readonly cells: readonly string[];
  readonly record: JsonObject | null;
  readonly raw: string;
  /** characters it took in the file */
  readonly size: number;
  readonly fault: Fault | null;
}

export type Emit = (scanned: Scanned) => void;

export interface Scanner {
  /** the line reading has come to */
  readonly line: number;
  push(text: string): void;
  /** No more text will come: what is left is a record or a fault. */
  end(): void;
}

export const faulty = (line: number, raw: string, fault: Fault): Scanned => ({
  line,
  cells: [],
  record: null,
  raw,
  size: raw.length,
  fault,
});

export const tooLarge = (line: number, glimpse: string, max: number): Scanned =>
  faulty(line, `${glimpse.slice(0, GLIMPSE)}…`, {
    code: 'RECORD_TOO_LARGE',
    message: `The record that starts here is longer than ${max.toLocaleString('en')} characters. Shorten it, or leave it out.`,
  });

export function countOf(mark: string, text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = text.indexOf(mark, from); at !== -1 && at < to; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
