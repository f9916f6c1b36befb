// Replays the scores of cases from all their evidence, so that late, doubled and out-of-order messages end at the same points.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { replayCase, standing } from '../rules/replay-case.js';
import { CaseScoreRepository } from '../store/case-score.repository.js';
import { EvidenceRepository } from '../store/evidence.repository.js';
import { chunksOf } from './chunks-of.js';

const CASES_AT_ONCE = 100;

@Injectable()
export class ScoreCases {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly scores: CaseScoreRepository,
    private readonly events: EventLog,
  ) {}

  async run(tx: Tx, caseIds: readonly string[], origin: Origin, occurredAt: Date): Promise<void> {
    for (const ids of chunksOf(caseIds, CASES_AT_ONCE)) {
      await this.evidence.hold(tx, ids);
      const replays = (await this.evidence.ofCases(tx, ids)).map((each) => ({
        caseId: each.caseId,
        points: replayCase(each),
      }));
      await this.scores.replacePoints(tx, replays);
      const moved = await this.scores.set(
        tx,
        replays.map(({ caseId, points }) => ({ caseId, ...standing(points) })),
      );
      await this.events.append(tx, { name: 'score.moved', subjects: moved, origin, occurredAt });
    }
  }
}
