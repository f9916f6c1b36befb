// Time passed: looks again at the subjects for which a rolling window has moved on.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { EvaluateSegments } from '../service/evaluate-segments.js';
import { EvaluationRepository } from '../store/evaluation.repository.js';

const EVERY_MS = 15_000;
const BATCH = 5_000;

export const SWEEP_SEGMENTS = jobKind<object>('clock', 'segments.sweep');

@Handles(SWEEP_SEGMENTS, { every: EVERY_MS })
@Injectable()
export class SweepSegmentsJob implements JobHandler<object> {
  constructor(
    private readonly database: Database,
    private readonly evaluation: EvaluationRepository,
    private readonly evaluate: EvaluateSegments,
    private readonly clock: Clock,
  ) {}

  /** What has been looked at is due later or never; a segment that is being filled gets all its checks anew. */
  async run(): Promise<void> {
    const resting: string[] = [];
    for (;;) {
      const due = await this.database.tx(SYSTEM, (tx) => this.evaluation.due(tx, this.clock.now(), BATCH, resting));
      if (due.length === 0) return;
      for (const { segmentId, subjects } of due) {
        const done = await this.database.tx(SYSTEM, (tx) => this.evaluate.afterTime(tx, segmentId, subjects));
        if (!done) resting.push(segmentId);
      }
    }
  }
}
