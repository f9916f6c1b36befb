// From rules and services to what the api shows.
import { ok, type Result } from '#kernel';
import type { Mapping } from '../rules/mapping.js';
import { shapeNamed } from '../rules/shapes/index.js';
import type { Preview } from '../service/preview-import.js';
import type { ImportOptionInput, ImportPreview, ImportShape } from './import-mapping.object.js';

export const shownMapping = (mapping: Mapping): ImportShape => ({
  name: mapping.name,
  title: mapping.title,
  target: mapping.target,
  shipped: shapeNamed(mapping.name) !== undefined,
  options: mapping.options,
  definition: mapping,
});

export const shownPreview = ({ layout, ...preview }: Preview): ImportPreview => ({
  format: layout.format,
  encoding: layout.encoding,
  delimiter: layout.delimiter,
  columns: layout.header.names,
  ...preview,
});

export const mapped = <A, B>(result: Result<A>, show: (value: A) => B): Result<B> =>
  result.ok ? ok(show(result.value)) : result;

export const optionsOf = (options: readonly ImportOptionInput[] | null | undefined): Record<string, string> =>
  Object.fromEntries((options ?? []).map(({ name, value }) => [name, value]));
