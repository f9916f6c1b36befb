// Stops a run. What landed stays; whoever works on it stops before the next chunk.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { EventLog } from '#platform/events';
import type { ImportRun } from '../store/import-run.entity.js';
import { ImportRunRepository } from '../store/import-run.repository.js';
import { Uploads } from './uploads.js';

@Injectable()
export class CancelImport {
  constructor(
    private readonly database: Database,
    private readonly runs: ImportRunRepository,
    private readonly uploads: Uploads,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(scope: Scope, id: string): Promise<Result<ImportRun>> {
    const cancelled = await this.database.tx(scope, async (tx): Promise<Result<ImportRun>> => {
      const at = this.clock.now();
      const ended = isId(id) && (await this.runs.cancel(tx, id, at));
      const run = isId(id) ? await this.runs.byId(tx, id) : undefined;
      if (!run) return err('IMPORT_NOT_FOUND', 'There is no such import.');
      if (!ended) return err('IMPORT_OVER', `This import is ${run.state}; there is nothing left to cancel.`);
      const { origin } = run;
      await this.events.append(tx, { name: 'import.cancelled', subjects: [id], origin, occurredAt: at });
      await this.audit.record(tx, 'import.cancelled', id, { rows: run.position });
      return ok(run);
    });
    if (cancelled.ok && cancelled.value.uploaded) await this.uploads.drop(cancelled.value.filePath);
    return cancelled;
  }
}
