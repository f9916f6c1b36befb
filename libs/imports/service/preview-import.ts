// What an import would make of a file's first rows, so that a wrong mapping shows before anything lands.
import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { openRows, type Layout } from '../reader/read-rows.js';
import { guessShape, type Suggestion } from '../rules/guess-shape.js';
import type { Mapping } from '../rules/mapping.js';
import type { FieldValue, RowError } from '../rules/row.js';
import { Mappings } from './mappings.js';
import { openFile } from './open-file.js';
import { StartImport } from './start-import.js';
import { Uploads } from './uploads.js';

export interface PreviewRow {
  readonly line: number;
  /** null where the row is left out or in error */
  readonly values: Readonly<Record<string, FieldValue>> | null;
  readonly errors: readonly RowError[];
}

export interface Preview {
  readonly layout: Layout;
  readonly fields: readonly string[];
  /** fields that the file has no column for, and columns that no field is made of */
  readonly absent: readonly string[];
  readonly unread: readonly string[];
  readonly rows: readonly PreviewRow[];
}

const ROWS = 20;

@Injectable()
export class PreviewImport {
  constructor(
    private readonly mappings: Mappings,
    private readonly starting: StartImport,
    private readonly uploads: Uploads,
  ) {}

  async ofUpload(
    tx: Tx,
    uploadId: string,
    name: string,
    options: Readonly<Record<string, string>>,
  ): Promise<Result<Preview>> {
    const file = await this.uploads.find(uploadId);
    if (!file.ok) return file;
    const found = await this.mappings.find(tx, name);
    const mapping = found.ok ? this.starting.ready({ mapping: found.value, options }) : found;
    return mapping.ok ? this.run(file.value.path, mapping.value) : mapping;
  }

  /** Mappings that suit an uploaded file, best first; none where it can't be read at all. */
  async suggest(tx: Tx, uploadId: string): Promise<Result<Suggestion[]>> {
    const file = await this.uploads.find(uploadId);
    if (!file.ok) return file;
    const rows = await openRows(createReadStream(file.value.path));
    if (!rows.ok) return rows;
    await rows.value.close();
    return ok(guessShape(rows.value.layout.header, await this.mappings.all(tx)));
  }

  async run(path: string, mapping: Mapping): Promise<Result<Preview>> {
    const opened = await openFile(path, mapping, 0, ROWS);
    if (!opened.ok) return opened;
    const { rows, compiled } = opened.value;
    const first = await rows[Symbol.asyncIterator]().next();
    await rows.close();
    const shown = (first.done ? [] : first.value).map((raw): PreviewRow => {
      const mapped = compiled.apply(raw);
      if (!mapped.ok) return { line: raw.line, values: null, errors: mapped.error };
      return { line: raw.line, values: mapped.value?.values ?? null, errors: [] };
    });
    const { fields, absent, unread } = compiled;
    return ok({ layout: rows.layout, fields, absent, unread, rows: shown });
  }
}
