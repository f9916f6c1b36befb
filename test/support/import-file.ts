// Imports in specs: a text becomes a file, a run, and what came of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenFile, ImportRejectRepository, Mappings, RunImport, StartImport, type ImportRun } from '#imports';
import { unwrap, type Origin } from '#kernel';
import { SYSTEM } from '#platform/database';
import type { TestApi } from './test-api.js';

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that goes with the spec. */
export function importFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-import-'));
  made.push(folder);
  return folder;
}

export interface Imported extends Pick<ImportRun, 'id' | 'state' | 'made' | 'changed' | 'rejected' | 'position'> {
  readonly errorCode: string | null;
  /** [line, column, code] of each rejected row */
  readonly rejects: readonly (readonly [number, string, string])[];
}

export interface ImportWishes {
  readonly options?: Record<string, string>;
  readonly origin?: Origin;
}

/** A new run of a file with this content, from its beginning to its end. */
export async function importText(
  api: TestApi,
  mapping: string,
  content: string | Buffer,
  { options = {}, origin = 'backfill' }: ImportWishes = {},
): Promise<Imported> {
  const path = join(importFolder(), 'file.csv');
  writeFileSync(path, content);
  return importPath(api, mapping, path, { options, origin });
}

export async function importPath(
  api: TestApi,
  name: string,
  path: string,
  { options = {}, origin = 'backfill' }: ImportWishes = {},
): Promise<Imported> {
  const mapping = unwrap(await api.system((tx) => api.app.get(Mappings).find(tx, name)));
  const file = unwrap(await givenFile(path));
  const run = unwrap(await api.app.get(StartImport).run(SYSTEM, { file, mapping, options, origin }));
  return outcome(api, unwrap(await api.app.get(RunImport).run(run.id)));
}

export async function outcome(api: TestApi, run: ImportRun): Promise<Imported> {
  const lines = await api.system((tx) =>
    tx.query<{ line: number; columns: string; code: string }>(
      'SELECT line::int, columns, code FROM import_rejects WHERE run_id = $1 ORDER BY row_index',
      [run.id],
    ),
  );
  const { id, state, made, changed, rejected, position, errorCode } = run;
  const rejects = lines.map(({ line, columns, code }) => [line, columns, code] as const);
  return { id, state, made, changed, rejected, position, errorCode, rejects };
}

export const reasonsOf = (api: TestApi, id: string) =>
  api.system((tx) => api.app.get(ImportRejectRepository).reasons(tx, id));
