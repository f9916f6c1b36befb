// Rings again for imports whose ring was lost or whose worker is gone.
import { Injectable } from '@nestjs/common';
import { Database, SYSTEM } from '#platform/database';
import { Handles, jobKind, JobQueue, type JobHandler } from '#platform/queue';
import { RUN_IMPORT } from '../service/import-jobs.js';
import { ImportRunRepository } from '../store/import-run.repository.js';

const SWEEP_IMPORTS = jobKind<object>('clock', 'imports.sweep');

@Handles(SWEEP_IMPORTS, { every: 20_000 })
@Injectable()
export class SweepImportsJob implements JobHandler<object> {
  constructor(
    private readonly database: Database,
    private readonly runs: ImportRunRepository,
    private readonly queue: JobQueue,
  ) {}

  async run(): Promise<void> {
    const ids = await this.database.tx(SYSTEM, (tx) => this.runs.abandoned(tx));
    for (const runId of ids) await this.queue.ring(RUN_IMPORT, { runId }, { once: runId });
  }
}
