// Begins an import, or goes on with the one of the same file that broke off. What can be refused is refused before a row is made.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, isId, newId, ok, type Origin, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { JobQueue } from '#platform/queue';
import { withOptions, type Mapping } from '../rules/mapping.js';
import { rejectHeader } from '../rules/reject-line.js';
import type { ImportRun } from '../store/import-run.entity.js';
import { ImportRunRepository } from '../store/import-run.repository.js';
import { RUN_IMPORT } from './import-jobs.js';
import { Mappings } from './mappings.js';
import { openFile, type GivenFile } from './open-file.js';
import { Uploads } from './uploads.js';

export interface ImportWish {
  readonly file: GivenFile;
  readonly mapping: Mapping;
  readonly options: Readonly<Record<string, string>>;
  readonly origin: Origin;
}

@Injectable()
export class StartImport {
  constructor(
    private readonly database: Database,
    private readonly runs: ImportRunRepository,
    private readonly mappings: Mappings,
    private readonly uploads: Uploads,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The run to be worked on: waiting, or where it stopped. An uploaded file is taken up by a worker. */
  async run(scope: Scope, wish: ImportWish): Promise<Result<ImportRun>> {
    const mapping = this.ready(wish);
    if (!mapping.ok) return mapping;
    const opened = await openFile(wish.file.path, mapping.value);
    if (!opened.ok) return opened;
    await opened.value.rows.close();
    const header = rejectHeader(opened.value.rows.layout.header);
    const run = await this.database.tx(scope, async (tx) => {
      const fingerprint = fingerprintOf(wish, mapping.value);
      return (await this.runs.interrupted(tx, fingerprint)) ?? this.add(tx, wish, mapping.value, fingerprint, header);
    });
    if (!run) return err('IMPORT_NOT_FOUND', 'The run is gone again. Start it once more.');
    if (run.uploaded) await this.queue.ring(RUN_IMPORT, { runId: run.id }, { once: run.id });
    return ok(run);
  }

  /** A file that came in by upload, by the name of a mapping. */
  async fromUpload(
    scope: Scope,
    uploadId: string,
    { mapping: name, ...how }: { readonly mapping: string } & Pick<ImportWish, 'options' | 'origin'>,
  ): Promise<Result<ImportRun>> {
    const file = await this.uploads.find(uploadId);
    if (!file.ok) return file;
    const mapping = await this.database.tx(scope, (tx) => this.mappings.find(tx, name));
    return mapping.ok ? this.run(scope, { ...how, file: file.value, mapping: mapping.value }) : mapping;
  }

  /** One that failed goes on where it stopped. */
  async resume(scope: Scope, id: string): Promise<Result<ImportRun>> {
    const run = isId(id) ? await this.database.tx(scope, (tx) => this.runs.byId(tx, id)) : undefined;
    if (!run) return err('IMPORT_NOT_FOUND', 'There is no such import.');
    if (run.state !== 'failed' || !run.uploaded)
      return err('IMPORT_NOT_FAILED', 'Only an import of an uploaded file that failed can be taken up again.');
    await this.queue.ring(RUN_IMPORT, { runId: id }, { once: id });
    return ok(run);
  }

  /** The mapping with its options set, fit for its target. */
  ready({ mapping, options }: Pick<ImportWish, 'mapping' | 'options'>): Result<Mapping> {
    const set = withOptions(mapping, options);
    return set.ok ? this.mappings.check(set.value) : set;
  }

  private async add(
    tx: Tx,
    { file, origin }: ImportWish,
    mapping: Mapping,
    fingerprint: string,
    header: string,
  ): Promise<ImportRun | undefined> {
    const id = newId();
    await this.runs.add(tx, {
      id,
      fileName: file.name,
      filePath: file.path,
      fingerprint,
      uploaded: file.uploaded,
      mapping,
      origin,
      totalBytes: file.bytes,
      rejectHeader: header,
      startedBy: tx.scope.kind === 'user' ? tx.scope.userId : null,
      createdAt: this.clock.now(),
    });
    await this.audit.record(tx, 'import.started', id, { file: file.name, mapping: mapping.name, origin });
    return this.runs.byId(tx, id);
  }
}

function fingerprintOf({ file, origin }: ImportWish, mapping: Mapping): string {
  const said = [file.path, file.bytes, file.modified.getTime(), origin, mapping];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
