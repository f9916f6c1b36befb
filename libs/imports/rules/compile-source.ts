// Where a field's value comes from: columns in order of preference, a template, an option or a constant.
import type { CodedError } from '#kernel';
import type { ColumnFinder, ReadColumn } from './column-reader.js';
import { textOf } from './json-path.js';
import type { ColumnRule, Mapping } from './mapping.js';
import type { Json, RawRow } from './row.js';
import { compileTransforms } from './transforms.js';
import { ValueMap } from './value-map.js';

/** What was found, and in which column; one object a field, filled anew for each row. */
export interface Found {
  value: Json | undefined;
  column: string;
}

export interface ValueSource {
  /** The file has no column for it. */
  readonly absent: boolean;
  find(row: RawRow, found: Found): void;
}

export function compileSource(
  field: string,
  rule: ColumnRule,
  mapping: Mapping,
  columns: ColumnFinder,
): ValueSource | CodedError {
  if (rule.constant !== undefined) return always(rule.constant, field);
  if (rule.option !== undefined) {
    const value = mapping.options[rule.option] ?? null;
    if (value !== null) return always(value, field);
    return { code: 'OPTION_REQUIRED', message: `Set the option ${rule.option}: ${field} is taken from it.` };
  }
  const filled = compileFilled(mapping.format.empty);
  if (rule.template !== undefined) return compileTemplate(rule.template, columns, filled);
  const twice = (rule.from ?? []).find(({ column }) => rule.kind !== 'list' && columns.isAmbiguous(column))?.column;
  if (twice === undefined) return compilePreference(field, rule.from ?? [], columns, filled);
  return {
    code: 'COLUMN_DUPLICATE',
    message: `The file has more than one column ${twice}. Say which one ${field} is: ${twice}#1, ${twice}#2, …`,
  };
}

/** The value without outer spaces; undefined where the file means none. */
type Filled = (value: Json | undefined) => Json | undefined;

function compileFilled(emptyTexts: readonly string[]): Filled {
  const empty = new Set(['', ...emptyTexts]);
  return (value) => {
    if (typeof value !== 'string') return value ?? undefined;
    const text = value.trim();
    return empty.has(text) ? undefined : text;
  };
}

const always = (value: string, column: string): ValueSource => ({
  absent: false,
  find: (_row, found) => {
    found.value = value;
    found.column = column;
  },
});

function compilePreference(
  field: string,
  from: NonNullable<ColumnRule['from']>,
  columns: ColumnFinder,
  filled: Filled,
): ValueSource {
  const choices: { column: string; read: ReadColumn; values: ValueMap | undefined }[] = [];
  for (const { column, transform, values } of from) {
    const plain = columns.reader(column);
    const change = compileTransforms(transform);
    const read: ReadColumn | null = plain && transform.length ? (row) => change(plain(row) ?? null) : plain;
    if (read) choices.push({ column: columns.spelled(column), read, values: values && new ValueMap(values) });
  }
  const shown = choices[0]?.column ?? field;
  return {
    absent: choices.length === 0,
    find: (row, found) => {
      found.value = undefined;
      found.column = shown;
      for (const { column, read, values } of choices) {
        const value = filled(read(row));
        const known = value !== undefined && values ? values.get(textOf(value) ?? '') || undefined : value;
        if (known === undefined) continue;
        found.value = known;
        found.column = column;
        return;
      }
    },
  };
}

/** `{key}#first`: text between braces names columns. */
function compileTemplate(template: string, columns: ColumnFinder, filled: Filled): ValueSource {
  const parts = template.split(/\{([^{}]+)\}/);
  const shown = columns.spelled(parts[1] ?? template);
  const reads = parts.map((part, index) => (index % 2 ? columns.reader(part) : undefined));
  return {
    absent: reads.includes(null),
    find: (row, found) => {
      let text = '';
      found.value = undefined;
      found.column = shown;
      for (const [index, part] of parts.entries()) {
        const piece = index % 2 ? textOf(filled(reads[index]?.(row))) : part;
        if (piece === undefined) return;
        text += piece;
      }
      found.value = text;
    },
  };
}
