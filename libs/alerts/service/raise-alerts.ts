// Turns hits into alerts: once for each rule, person and subject, only for those who may see the case, with a row for each way out.
import { Injectable } from '@nestjs/common';
import { Clock, groupBy } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { JobQueue } from '#platform/queue';
import { dueAt, usualSettings } from '../rules/due-at.js';
import { AlertRuleRepository } from '../store/alert-rule.repository.js';
import { AlertRepository } from '../store/alert.repository.js';
import { DispatchRepository, type NewDispatch } from '../store/dispatch.repository.js';
import type { Hit } from '../store/hit.repository.js';
import { DISPATCH_ALERTS } from './dispatch-ring.js';
import { VisibleCases } from './visible-cases.js';

@Injectable()
export class RaiseAlerts {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly alerts: AlertRepository,
    private readonly rules: AlertRuleRepository,
    private readonly dispatches: DispatchRepository,
    private readonly visible: VisibleCases,
    private readonly events: EventLog,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Hits of live changes only: history alerts nobody. */
  async run(tx: Tx, hits: readonly Hit[]): Promise<void> {
    const now = this.clock.now();
    const raised = await this.alerts.raise(tx, await this.seen(tx, hits), now);
    if (raised.length === 0) return;
    await this.dispatch(tx, raised, now);
    const subjects = raised.map(({ id }) => id);
    await this.events.append(tx, { name: 'alert.raised', subjects, origin: 'live', occurredAt: now });
    tx.afterCommit(() => void this.queue.ring(DISPATCH_ALERTS, {}, { once: 'all' }).catch(() => undefined));
  }

  private async seen(tx: Tx, hits: readonly Hit[]): Promise<Hit[]> {
    const seen: Hit[] = [];
    for (const [userId, theirs] of groupBy(hits, (hit) => hit.userId)) {
      const cases = await this.visible.of(
        tx,
        userId,
        theirs.map(({ caseId }) => caseId),
      );
      seen.push(...theirs.filter(({ caseId }) => cases.has(caseId)));
    }
    return seen;
  }

  private async dispatch(tx: Tx, raised: readonly (Hit & { readonly id: string })[], now: Date): Promise<void> {
    const chosen = await this.rules.settings(tx, [...new Set(raised.map(({ userId }) => userId))]);
    const usual = usualSettings(this.config.BELLWETHER_TIME_ZONE);
    const dispatches = raised.flatMap(
      ({ id: alertId, ruleId, userId, ownerId, pace, email, webhook }): NewDispatch[] => {
        const due = dueAt(pace, chosen.get(userId) ?? usual, now);
        const out = { alertId, ruleId, userId, dueAt: due };
        return [
          ...(email ? [{ ...out, channel: 'email' as const }] : []),
          // A webhook is the rule's, not each person's: it is called for its owner.
          ...(webhook && userId === ownerId ? [{ ...out, channel: 'webhook' as const }] : []),
        ];
      },
    );
    if (dispatches.length > 0) await this.dispatches.add(tx, dispatches);
  }
}
