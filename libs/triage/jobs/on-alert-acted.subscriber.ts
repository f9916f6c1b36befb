// Acknowledged in an alert, by mail or in the console, is acknowledged in the run as well, with its channel.
import { Injectable } from '@nestjs/common';
import { AlertRepository } from '#alerts';
import type { DomainEvent } from '#kernel';
import { userScope, type Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { ReviewPrediction } from '#predictions';
import { AcknowledgeCases } from '../service/acknowledge-cases.js';

@Subscribes({ name: 'triage.acknowledge', on: ['alert.acted'] })
@Injectable()
export class OnAlertActed implements Subscriber {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly acknowledging: AcknowledgeCases,
    private readonly reviewing: ReviewPrediction,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const id of events.flatMap(({ subjects }) => subjects)) {
      const alert = await this.alerts.byId(tx, id);
      if (alert?.act !== 'acknowledge' || !alert.actedAt) continue;
      const { caseId, userId, actReason, actChannel, actedAt, trigger } = alert;
      const seen = { caseIds: [caseId], by: userId, reason: actReason ?? '', at: actedAt };
      await this.acknowledging.within(tx, { ...seen, channel: actChannel ?? 'console' });
      // A prediction is answered where all look: a colleague who was first stays the one who did.
      if (trigger === 'likely_to_escalate')
        await this.reviewing.run(userScope(userId), {
          ...{ caseId, verdict: 'acknowledged', reason: actReason ?? '' },
          channel: actChannel ?? 'console',
        });
    }
  }
}
