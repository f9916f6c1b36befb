// A file and the mapping that reads it, opened together: whatever can be wrong before the first row is found here.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { err, ok, type Result } from '#kernel';
import { compileMapping, type CompiledMapping } from '../rules/compile-mapping.js';
import type { Mapping } from '../rules/mapping.js';
import { openRows, readOptionsOf, type Rows } from '../reader/read-rows.js';

/** A file to import, where this process can read it. */
export interface GivenFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
  /** a copy of ours, in the folder of uploads */
  readonly uploaded: boolean;
}

export interface OpenFile {
  readonly rows: Rows;
  readonly compiled: CompiledMapping;
}

const READ_BYTES = 256 * 1024;

const notFound = (path: string) =>
  err('FILE_NOT_FOUND', `There is no file to read at ${path}. Give the path of a CSV or JSON file, packed or not.`, {
    path,
  });

export async function givenFile(path: string, uploaded = false): Promise<Result<GivenFile>> {
  const full = resolve(path);
  const found = await stat(full).catch(() => undefined);
  if (!found?.isFile()) return notFound(full);
  return ok({ path: full, name: basename(full), bytes: found.size, modified: found.mtime, uploaded });
}

/** `skip`: rows to pass over, to go on after them. Codes of openRows and compileMapping, and FILE_NOT_FOUND. */
export async function openFile(path: string, mapping: Mapping, skip = 0, batch?: number): Promise<Result<OpenFile>> {
  if (!(await stat(path).catch(() => undefined))) return notFound(path);
  const source = createReadStream(path, { highWaterMark: READ_BYTES });
  const rows = await openRows(source, { ...readOptionsOf(mapping), skip, batch });
  if (!rows.ok) return rows;
  const compiled = compileMapping(mapping, rows.value.layout.header);
  if (compiled.ok) return ok({ rows: rows.value, compiled: compiled.value });
  await rows.value.close();
  return compiled;
}
