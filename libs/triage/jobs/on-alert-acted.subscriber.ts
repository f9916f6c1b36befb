// Acknowledged in an alert, by mail or in the console, is acknowledged in the run as well, with its channel.
import { Injectable } from '@nestjs/common';
import { AlertRepository } from '#alerts';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { AcknowledgeCases } from '../service/acknowledge-cases.js';

@Subscribes({ name: 'triage.acknowledge', on: ['alert.acted'] })
@Injectable()
export class OnAlertActed implements Subscriber {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly acknowledging: AcknowledgeCases,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const id of events.flatMap(({ subjects }) => subjects)) {
      const alert = await this.alerts.byId(tx, id);
      if (alert?.act !== 'acknowledge' || !alert.actedAt) continue;
      const { caseId, userId, actReason, actChannel, actedAt } = alert;
      const seen = { caseIds: [caseId], by: userId, reason: actReason ?? '', at: actedAt };
      await this.acknowledging.within(tx, { ...seen, channel: actChannel ?? 'console' });
    }
  }
}
