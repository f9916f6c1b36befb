// Somebody looks at a prediction and acknowledges it, puts it off, or disagrees. Once: a second person is told who did, and through what.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { Clock, err, isId, newId, ok, type CodedError, type Err, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkReview, type Channel, type ReviewWish, type Verdict } from '../rules/review.js';
import { PredictionRepository, type Prediction } from '../store/prediction.repository.js';
import { ReviewRepository } from '../store/review.repository.js';

export interface Review extends ReviewWish {
  readonly caseId: string;
  readonly channel: Channel;
}

const DID: Readonly<Record<Verdict, string>> = {
  acknowledged: 'acknowledged this prediction',
  snoozed: 'put this prediction off',
  disagreed: 'disagreed with this prediction',
};
const THROUGH: Readonly<Record<Channel, string>> = {
  console: 'in the console',
  mail: 'by mail',
  api: 'through the API',
};

@Injectable()
export class ReviewPrediction {
  constructor(
    private readonly database: Database,
    private readonly predictions: PredictionRepository,
    private readonly reviews: ReviewRepository,
    private readonly users: UserRepository,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(scope: Scope, { caseId, channel, ...wish }: Review): Promise<Result<Prediction>> {
    const now = this.clock.now();
    const review = checkReview(wish, now);
    if (!review.ok) return review;
    return this.database.tx(scope, async (tx) => {
      const by = scope.kind === 'user' ? scope.userId : undefined;
      const seen = isId(caseId) && by ? await this.reviews.hold(tx, caseId) : false;
      const before = seen ? (await this.predictions.ofCases(tx, [caseId])).get(caseId) : undefined;
      if (!before || !by)
        return err(
          'PREDICTION_NOT_FOUND',
          'This case is not among the predictions that you can see. It may be over by now.',
        );
      if (before.reviewId && before.reviewedBy !== by) return this.alreadyReviewed(tx, before);
      const { verdict, reason, until } = review.value;
      const same =
        before.verdict === verdict && before.reason === reason && before.snoozedUntil?.getTime() === until?.getTime();
      if (same) return ok(before);
      const id = before.reviewId ?? newId(now);
      await this.reviews.save(tx, { id, caseId, verdict, reason, until, by, channel, at: now, score: before.score });
      await this.events.append(tx, {
        name: 'escalation.prediction-reviewed',
        subjects: [caseId],
        origin: 'live',
        occurredAt: now,
        payload: { verdict, by, channel },
      });
      await this.audit.record(tx, 'escalation.prediction-reviewed', caseId, { verdict, reason, channel });
      const after = (await this.predictions.ofCases(tx, [caseId])).get(caseId);
      return ok(after ?? before);
    });
  }

  private async alreadyReviewed(
    tx: Tx,
    { reviewedBy, reviewedAt, verdict, channel }: Prediction,
  ): Promise<Err<CodedError>> {
    const user = reviewedBy ? (await this.users.byIds(tx, [reviewedBy])).get(reviewedBy) : undefined;
    const by = user?.name ?? 'Somebody';
    const did = DID[verdict ?? 'acknowledged'];
    return err('PREDICTION_ALREADY_REVIEWED', `${by} has ${did} already, ${THROUGH[channel ?? 'console']}.`, {
      by,
      verdict,
      channel,
      reviewedAt,
    });
  }
}
