// Somebody takes the case of an alert or says that nothing needs doing, in the console or from the mail. Said once; who reads it acts.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, userScope } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkAct, type ActChannel } from '../rules/act.js';
import { AlertRepository, type Alert } from '../store/alert.repository.js';

const DONE = { take: 'taken this case', acknowledge: 'acknowledged it' } as const;

@Injectable()
export class ActOnAlert {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertRepository,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Under the person's own row scope, whichever way they came. */
  async run(
    userId: string,
    id: string,
    given: { readonly act: string; readonly reason?: string | null },
    channel: ActChannel,
  ): Promise<Result<Alert>> {
    const checked = checkAct(given.act, given.reason);
    if (!checked.ok) return checked;
    const { act, reason } = checked.value;
    return this.database.tx(userScope(userId), async (tx) => {
      const alert = isId(id) ? await this.alerts.hold(tx, id) : undefined;
      if (!alert) return err('ALERT_NOT_FOUND', 'This alert is gone, or its case is no longer yours to see.');
      if (alert.act === act) return ok(alert);
      if (alert.act) return err('ALERT_ACTED', `You have ${DONE[alert.act]} already. Open the case to do more.`);
      const at = this.clock.now();
      await this.alerts.acted(tx, id, { act, reason, channel, at });
      await this.events.append(tx, {
        name: 'alert.acted',
        subjects: [id],
        origin: 'live',
        occurredAt: at,
        payload: { act, channel, caseId: alert.caseId, userId },
      });
      await this.audit.record(tx, 'alert.acted', id, { caseId: alert.caseId, act, channel, reason });
      return ok((await this.alerts.byId(tx, id)) ?? alert);
    });
  }
}
