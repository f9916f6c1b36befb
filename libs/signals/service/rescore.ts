// Reads messages again that were read by other rules, a batch a transaction: interrupted, it goes on with what is left.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MessageRepository } from '#cases';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, SYSTEM, type Scope, type Tx } from '#platform/database';
import { JobQueue } from '#platform/queue';
import { EvidenceRepository, type MessageReading } from '../store/evidence.repository.js';
import { RescoringRepository, type Rescoring } from '../store/rescoring.repository.js';
import type { Signal } from '../store/signal.entity.js';
import { SignalRepository } from '../store/signal.repository.js';
import { Readers, understand } from './readers.js';
import { ScoreCases } from './score-cases.js';
import { RESCORE } from './signal-jobs.js';
import { signalRows } from './signal-rows.js';

const BATCH = 100;

@Injectable()
export class Rescore {
  constructor(
    private readonly database: Database,
    private readonly runs: RescoringRepository,
    private readonly readers: Readers,
    private readonly messages: MessageRepository,
    private readonly evidence: EvidenceRepository,
    private readonly signals: SignalRepository,
    private readonly scoring: ScoreCases,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Codes: RESCORING_RUNS, NOTHING_TO_RESCORE. */
  async start(scope: Scope): Promise<Result<Rescoring>> {
    const begun = await this.database.tx(SYSTEM, async (tx): Promise<Result<Rescoring>> => {
      const { version } = await this.readers.current(tx);
      const total = await this.runs.countStale(tx, version);
      if (total === 0) return err('NOTHING_TO_RESCORE', 'Every message was read by the rules of today.');
      const startedAt = this.clock.now();
      const startedBy = scope.kind === 'user' ? scope.userId : null;
      const run = await this.runs.start(tx, { id: newId(startedAt), version, total, startedAt, startedBy });
      return run ? ok(run) : err('RESCORING_RUNS', 'Messages are being read again already. Wait until that is done.');
    });
    if (begun.ok) await this.queue.ring(RESCORE, {}, { once: 'rescore' });
    return begun;
  }

  /** One batch. False: nothing is left, nothing runs, or another worker is at it. */
  step(): Promise<boolean> {
    return this.database.tx(SYSTEM, async (tx) => {
      const run = await this.runs.take(tx);
      if (!run) return false;
      const reader = await this.readers.current(tx);
      const ids = await this.runs.stale(tx, reader.version, BATCH);
      if (ids.length === 0) {
        await this.runs.finish(tx, run.id, this.clock.now());
        return false;
      }
      const messages = await this.messages.byIds(tx, ids);
      const readings: MessageReading[] = [];
      const found: Signal[] = [];
      for (const message of messages) {
        const seen = understand(message.body, reader);
        const { value, because } = seen.polarity;
        const { automatic } = seen;
        readings.push({ messageId: message.id, polarity: value, because, automatic, version: reader.version });
        found.push(...signalRows(message, seen.signals));
        await nextTurn();
      }
      const caseIds = [...new Set(messages.map(({ caseId }) => caseId))];
      await this.runs.keepPoints(tx, run.id, caseIds);
      await this.write(tx, ids, readings, found);
      await this.scoring.run(tx, caseIds, 'backfill', this.clock.now());
      await this.runs.advance(tx, run.id, ids.length, reader.version);
      return true;
    });
  }

  /** A signal that is seen again stays the row it was, so that whatever points at it still does. */
  private async write(
    tx: Tx,
    ids: readonly string[],
    readings: readonly MessageReading[],
    found: readonly Signal[],
  ): Promise<void> {
    await this.evidence.replaceReadings(tx, readings);
    await this.signals.replace(tx, ids, found);
  }
}
