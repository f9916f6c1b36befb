// One record of a file on its way in: as it was read, as it was mapped, and what was wrong with it.
import type { Err, Ok } from '#kernel';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** What the file calls its columns. `nested`: JSON, where names are dotted paths seen in the first records, not all there are. */
export interface Header {
  readonly names: readonly string[];
  readonly nested: boolean;
}

/** Why a record, or one value of it, can't be taken. */
export interface RowError {
  /** 1-based line of the file on which the record starts */
  readonly line: number;
  /** as the file names it; null where the whole record is meant */
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  /** the offending text, cut to 200 characters */
  readonly value: string | null;
}

/** A record as the file has it. With `error` it couldn't be read, and only `raw` is worth anything. */
export interface RawRow {
  /** 1-based count of records, broken ones included, the header not: the point a run resumes after */
  readonly index: number;
  readonly line: number;
  /** CSV: in the order of the header */
  readonly cells: readonly string[];
  /** JSON: the record; null for CSV */
  readonly record: JsonObject | null;
  /** the record's own text; empty where `record` says it all */
  readonly raw: string;
  readonly error: RowError | null;
}

/** instant: Date. date: yyyy-MM-dd. decimal: exact text such as -1200.50. list: string[]. null: the file says "no value". */
export type FieldValue = string | number | boolean | Date | readonly string[] | null;

/** A field the file has no column for is absent, so that an upsert leaves it as it is; an empty cell is null. */
export interface MappedRow {
  readonly index: number;
  readonly line: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** Ok(null): the mapping leaves this row out on purpose. */
export type MappedOutcome = Ok<MappedRow | null> | Err<readonly RowError[]>;

const VALUE_CUT = 200;

export const cut = (text: string): string => (text.length > VALUE_CUT ? `${text.slice(0, VALUE_CUT)}…` : text);
