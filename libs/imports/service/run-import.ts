// Works on a run: takes it, reads on where it stopped, loads chunk by chunk while the next one is being read, and ends it.
import { Injectable } from '@nestjs/common';
import { Clock, CodedException, err, newId, ok, type CodedError, type Result } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { EventLog } from '#platform/events';
import { InjectLog, type Log } from '#platform/log';
import { rowsPerSecond } from '../rules/run.js';
import { ImportRejectRepository } from '../store/import-reject.repository.js';
import type { ImportRun } from '../store/import-run.entity.js';
import { ImportRunRepository } from '../store/import-run.repository.js';
import { ImportTargets } from './import-target.js';
import { LoadChunks, RunLost } from './load-chunks.js';
import { openFile, type OpenFile } from './open-file.js';
import { OverlapChunks } from './overlap-chunks.js';
import { BATCH_TOGETHER, readChunks } from './read-chunks.js';
import { Uploads } from './uploads.js';

export interface ImportProgress extends Pick<ImportRun, 'position' | 'bytes' | 'totalBytes' | 'rejected'> {
  readonly rowsPerSecond: number | null;
}

export interface RunOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** how long a silent worker holds a run */
  readonly leaseMs?: number;
}

/** A chunk takes a fraction of a second; a worker that is silent for so long is gone. */
export const LEASE_MS = 15_000;

@Injectable()
export class RunImport {
  constructor(
    private readonly database: Database,
    private readonly runs: ImportRunRepository,
    private readonly rejects: ImportRejectRepository,
    private readonly targets: ImportTargets,
    private readonly uploads: Uploads,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {}

  /**
   * The run as it stands when this worker lets go of it: finished, failed with its reason, cancelled, or taken over.
   * IMPORT_BUSY: another worker holds it.
   */
  async run(id: string, { onProgress, leaseMs = LEASE_MS }: RunOptions = {}): Promise<Result<ImportRun>> {
    const lease = newId();
    const run = await this.take(id, lease, leaseMs);
    if (!run) return err('IMPORT_BUSY', 'This import is over, or another process is working on it.');
    try {
      const opened = await this.open(run);
      if (opened.ok) await this.load(run, lease, leaseMs, opened.value, onProgress);
      await this.end(run, lease, opened.ok ? undefined : opened.error);
    } catch (error) {
      if (!(error instanceof RunLost)) await this.end(run, lease, this.reasonOf(error, id));
    }
    const ended = await this.database.tx(SYSTEM, (tx) => this.runs.byId(tx, id));
    return ended ? ok(ended) : err('IMPORT_NOT_FOUND', 'The run was deleted while it was worked on.');
  }

  private take(id: string, lease: string, leaseMs: number): Promise<ImportRun | undefined> {
    return this.database.tx(SYSTEM, async (tx) => {
      const run = await this.runs.claim(tx, id, lease, leaseMs, this.clock.now());
      if (run?.position === 0)
        await this.events.append(tx, {
          name: 'import.started',
          subjects: [id],
          origin: run.origin,
          occurredAt: this.clock.now(),
        });
      return run;
    });
  }

  private async open({ filePath, mapping, position }: ImportRun) {
    const target = this.targets.find(mapping.target);
    if (!target.ok) return target;
    const opened = await openFile(filePath, mapping, position, target.value.together && BATCH_TOGETHER);
    return opened.ok ? ok({ ...opened.value, target: target.value }) : opened;
  }

  private async load(
    run: ImportRun,
    lease: string,
    leaseMs: number,
    { rows, compiled, target }: OpenFile & { readonly target: Parameters<ImportTargets['register']>[0] },
    onProgress: RunOptions['onProgress'],
  ): Promise<void> {
    const started = performance.now();
    let { rejected } = run;
    const how = { run, lease, leaseMs, target, compiled, header: rows.layout.header };
    const chunks = new LoadChunks(
      how,
      this.database,
      this.runs,
      this.rejects,
      this.clock,
      (position, bytes, counts) => {
        rejected += counts.rejected;
        const { totalBytes } = run;
        const speed = rowsPerSecond({ position: position - run.position, busyMs: performance.now() - started });
        onProgress?.({ position, bytes, totalBytes, rejected, rowsPerSecond: speed });
      },
    );
    const together = target.together?.bind(target);
    const ready = readChunks(rows, compiled, together);
    const overlapping = new OverlapChunks(chunks, target.begin && together);
    try {
      for (let next = await ready.next(); !next.done;) {
        // The next chunk is read while the database works on this one; what goes wrong in either is heard below.
        const [loaded, read] = await Promise.allSettled([overlapping.load(next.value), ready.next()]);
        if (loaded.status === 'rejected') throw loaded.reason;
        if (read.status === 'rejected') throw read.reason;
        next = read.value;
      }
      await overlapping.settle();
    } finally {
      await overlapping.drop();
      await rows.close();
    }
  }

  private async end(run: ImportRun, lease: string, error: CodedError | undefined): Promise<void> {
    const state = error ? 'failed' : 'finished';
    await this.database.tx(SYSTEM, async (tx) => {
      if (!(await this.runs.end(tx, run.id, lease, state, this.clock.now(), error))) return;
      const name = `import.${state}`;
      await this.events.append(tx, { name, subjects: [run.id], origin: run.origin, occurredAt: this.clock.now() });
    });
    if (!error && run.uploaded) await this.uploads.drop(run.filePath);
  }

  private reasonOf(error: unknown, id: string): CodedError {
    if (error instanceof CodedException) return error.error;
    this.log.error({ err: error, run: id }, 'import broke off');
    return {
      code: 'IMPORT_BROKE_OFF',
      message: 'The import broke off for a reason outside the file. Start it again: it goes on where it stopped.',
    };
  }
}
