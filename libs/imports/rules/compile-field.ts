// Compiles one field's rule against a header: which cell, what it is translated to, how it is read, what is said if it can't be.
import type { CodedError } from '#kernel';
import type { ColumnFinder } from './column-reader.js';
import { compileSource, type Found } from './compile-source.js';
import { textOf } from './json-path.js';
import type { ColumnRule, Mapping } from './mapping.js';
import { cut, type FieldValue, type Json, type RawRow, type RowError } from './row.js';
import { compileTransforms } from './transforms.js';
import { Complaint, compileKind, itemsOf, NOT_SCALAR, type ReadText } from './value-kinds.js';
import { ValueMap } from './value-map.js';

export type ReadField = (row: RawRow, errors: RowError[]) => FieldValue;

/** `read` is null where the file has no column for the field and it may do without. */
export type CompiledField = { read: ReadField | null } | { problem: CodedError };

export function compileField(field: string, rule: ColumnRule, mapping: Mapping, columns: ColumnFinder): CompiledField {
  const source = compileSource(field, rule, mapping, columns);
  if ('code' in source) return { problem: source };
  const read = compileRead(field, rule, mapping);
  const preset = rule.default === undefined ? null : read(rule.default);
  if (preset instanceof Complaint)
    return {
      problem: { code: 'DEFAULT_INVALID', message: `The default of ${field} can't be used: ${preset.message}` },
    };
  if (source.absent && preset === null) return rule.required ? { problem: noColumn(field, rule) } : { read: null };

  const found: Found = { value: undefined, column: field };
  return {
    read: (row, errors) => {
      source.find(row, found);
      const value = found.value === undefined ? null : read(found.value);
      if (value instanceof Complaint) {
        errors.push(rowError(row, found, value));
        return null;
      }
      if (value !== null) return value;
      if (preset === null && rule.required) errors.push(rowError(row, found, isRequired(field)));
      return preset;
    },
  };
}

const noColumn = (field: string, rule: ColumnRule): CodedError => ({
  code: 'COLUMN_MISSING',
  message: `${field} needs a column ${(rule.from ?? []).map(({ column }) => column).join(' or ') || rule.template}.`,
});

const isRequired = (field: string): Complaint =>
  new Complaint('FIELD_REQUIRED', `There is no value for ${field}, which must have one.`);

const rowError = ({ line }: RawRow, { value, column }: Found, { code, message }: Complaint): RowError => ({
  line,
  column,
  code,
  message,
  value: value === undefined ? null : cut(textOf(value) ?? JSON.stringify(value)),
});

type Read = (value: Json) => FieldValue | Complaint;

/** From what was found to the field's value; null where nothing is left of it. */
function compileRead(field: string, rule: ColumnRule, mapping: Mapping): Read {
  const transform = rule.transform.length ? compileTransforms(rule.transform) : (value: Json) => value;
  const translate = rule.values ? compileTranslation(field, rule, new ValueMap(rule.values)) : (text: string) => text;
  if (rule.kind === 'list') return (value) => readList(itemsOf(transform(value), rule.separator), translate);

  const readText: ReadText = compileKind(rule.kind, mapping.format, rule.times);
  // JSON's own numbers have a point, whatever the mapping says of text.
  const readNumber: ReadText = compileKind(rule.kind, { ...mapping.format, decimal: '.' }, rule.times);
  return (value) => {
    const changed = transform(value);
    const text = textOf(changed);
    if (text === undefined) return NOT_SCALAR;
    const translated = translate(text);
    if (translated === null || translated instanceof Complaint) return translated;
    const trimmed = translated.trim();
    if (trimmed === '') return null;
    return typeof changed === 'number' ? readNumber(trimmed) : readText(trimmed);
  };
}

type Translate = (text: string) => string | null | Complaint;

function readList(items: readonly string[], translate: Translate): readonly string[] | Complaint {
  const list = new Set<string>();
  for (const item of items) {
    const translated = translate(item);
    if (translated instanceof Complaint) return translated;
    if (translated) list.add(translated);
  }
  return [...list];
}

function compileTranslation(field: string, { unlisted }: ColumnRule, values: ValueMap): Translate {
  const known = values.known().slice(0, 20).join(', ');
  return (text) => {
    const ours = values.get(text);
    if (ours !== undefined) return ours || null;
    if (unlisted === 'keep') return text;
    if (unlisted === 'empty') return null;
    return new Complaint(
      'VALUE_UNKNOWN',
      `"${cut(text)}" is no ${field} that the mapping knows (${known}). Add it to the mapping's values.`,
    );
  };
}
