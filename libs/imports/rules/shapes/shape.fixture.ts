// For specs: one row of a file, as a shape that ships would read it, without the fields it says nothing of.
import { compileMapping } from '../compile-mapping.js';
import { elementsOf } from '../json-path.js';
import type { FieldValue, JsonObject, MappedOutcome, RawRow } from '../row.js';
import { shapeNamed } from './index.js';

const row = (given: Partial<RawRow>): RawRow => ({
  index: 1,
  line: 2,
  cells: [],
  record: null,
  raw: '',
  error: null,
  ...given,
});
const show = (mapped: MappedOutcome) => {
  if (!mapped.ok) return mapped.error.map(({ column, code }) => `${column} ${code}`);
  if (!mapped.value) return 'left out';
  const said = Object.entries(mapped.value.values).filter(([, value]) => value !== null);
  return Object.fromEntries(
    said.map(([field, value]) => [field, value instanceof Date ? value.toISOString() : value]),
  ) as Record<string, FieldValue>;
};

function shape(name: string) {
  const mapping = shapeNamed(name);
  if (!mapping) throw new Error(`no shape ${name}`);
  return mapping;
}
/** One row of a CSV file with a header. */
export function fromCsv(name: string, header: string, ...cells: string[]) {
  const compiled = compileMapping(shape(name), { names: header.split(','), nested: false });
  if (!compiled.ok) throw new Error(compiled.error.message);
  return show(compiled.value.apply(row({ cells })));
}
/** The rows of one JSON record. */
export function fromJson(name: string, record: JsonObject) {
  const mapping = shape(name);
  const compiled = compileMapping(mapping, { names: [], nested: true });
  if (!compiled.ok) throw new Error(compiled.error.message);
  return elementsOf(record, mapping.format.each ?? '').map((one) => show(compiled.value.apply(row({ record: one }))));
}
