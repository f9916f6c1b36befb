// Compiles a mapping against a file's header once, so that each row costs only its own values.
import { err, ok, type CodedError, type Result } from '#kernel';
import { ColumnFinder } from './column-reader.js';
import { compileField, type ReadField } from './compile-field.js';
import { textOf } from './json-path.js';
import type { Condition, Mapping } from './mapping.js';
import type { FieldValue, Header, Json, MappedOutcome, RawRow, RowError } from './row.js';
import { foldValue } from './value-map.js';

export interface CompiledMapping {
  readonly mapping: Mapping;
  /** fields that rows will have */
  readonly fields: readonly string[];
  /** fields that the file has no column for */
  readonly absent: readonly string[];
  /** columns that no field is made of */
  readonly unread: readonly string[];
  /** what the file calls the column that a field comes from; null where it comes from none */
  columnOf(field: string): string | null;
  /** Every error of the row, not only the first; Ok(null) where `only` or `skip` leave it out. */
  apply(row: RawRow): MappedOutcome;
}

type Test = (row: RawRow) => boolean;

/** MAPPING_UNFIT where the file can't be read by this mapping: details.problems are COLUMN_MISSING, COLUMN_DUPLICATE, OPTION_REQUIRED, DEFAULT_INVALID. */
export function compileMapping(mapping: Mapping, header: Header): Result<CompiledMapping> {
  const columns = new ColumnFinder(header);
  const problems: CodedError[] = [];
  const absent: string[] = [];
  const fields: { field: string; read: ReadField }[] = [];
  for (const [field, rule] of Object.entries(mapping.columns)) {
    const compiled = compileField(field, rule, mapping, columns);
    if ('problem' in compiled) problems.push(compiled.problem);
    else if (compiled.read) fields.push({ field, read: compiled.read });
    else absent.push(field);
  }
  const only = mapping.only.map((condition) => compileCondition(condition, columns));
  const skip = mapping.skip.map((condition) => compileCondition(condition, columns)).filter((test) => test !== null);
  mapping.only.forEach(({ column }, index) => {
    if (!only[index]) problems.push({ code: 'COLUMN_MISSING', message: `Rows are chosen by a column ${column}.` });
  });
  if (problems.length) return err('MAPPING_UNFIT', unfit(mapping, header, problems), { problems });

  const staysIn: Test = (row) => only.every((test) => test?.(row)) && !skip.some((test) => test(row));
  const all = only.length + skip.length === 0;
  const apply = (row: RawRow): MappedOutcome => {
    if (row.error) return { ok: false, error: [row.error] };
    if (!all && !staysIn(row)) return { ok: true, value: null };
    const values: Record<string, FieldValue> = {};
    const errors: RowError[] = [];
    for (const { field, read } of fields) values[field] = read(row, errors);
    if (errors.length) return { ok: false, error: errors };
    return { ok: true, value: { index: row.index, line: row.line, values } };
  };
  const columnOf = (field: string): string | null => {
    const named = mapping.columns[field]?.from?.map(({ column }) => column) ?? [];
    const there = named.find((name) => columns.find(name).length > 0) ?? named[0];
    return there === undefined ? null : columns.spelled(there);
  };
  return ok({ mapping, fields: fields.map(({ field }) => field), absent, unread: columns.unread(), columnOf, apply });
}

function unfit(mapping: Mapping, header: Header, problems: readonly CodedError[]): string {
  const names = header.names.slice(0, 40).join(', ');
  return `The file doesn't fit the mapping ${mapping.name}. ${problems.map(({ message }) => message).join(' ')} Its columns are: ${names}.`;
}

/** null where the file has no such column. */
function compileCondition({ column, values, separator }: Condition, columns: ColumnFinder): Test | null {
  const read = columns.reader(column);
  if (!read) return null;
  const wanted = new Set(values.map(foldValue));
  const meets = (value: Json | undefined): boolean => {
    if (Array.isArray(value)) return value.some((item) => meets(item as Json));
    const text = textOf(value) ?? '';
    return (
      wanted.has(foldValue(text)) ||
      (separator !== undefined && text.split(separator).some((part) => wanted.has(foldValue(part))))
    );
  };
  return (row) => meets(read(row));
}
