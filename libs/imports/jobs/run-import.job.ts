// A worker takes up the import of an uploaded file.
import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform/queue';
import { RUN_IMPORT } from '../service/import-jobs.js';
import { RunImport } from '../service/run-import.js';

@Handles(RUN_IMPORT)
@Injectable()
export class RunImportJob implements JobHandler<{ readonly runId: string }> {
  constructor(private readonly importing: RunImport) {}

  /** Somebody else holding the run is no failure: the sweep rings again if they fall silent. */
  async run({ runId }: { readonly runId: string }): Promise<void> {
    await this.importing.run(runId);
  }
}
