// Alerts that are due leave as mails: what is due together is one letter, and a flood of letters is folded into one.
import { Injectable } from '@nestjs/common';
import { UserRepository, type User } from '#access';
import { SendLetter } from '#delivery';
import { Clock, groupBy, newId } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { FLOOD, mayLeaveAt } from '../rules/flood.js';
import { AlertRuleRepository } from '../store/alert-rule.repository.js';
import { DispatchRepository } from '../store/dispatch.repository.js';
import { AlertLetter } from './alert-letter.js';
import { VisibleCases } from './visible-cases.js';

@Injectable()
export class SendAlertMails {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly dispatches: DispatchRepository,
    private readonly rules: AlertRuleRepository,
    private readonly users: UserRepository,
    private readonly visible: VisibleCases,
    private readonly letter: AlertLetter,
    private readonly sending: SendLetter,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.tx(SYSTEM, async (tx) => {
      if (!(await this.dispatches.hold(tx))) return;
      await this.dispatches.settleMails(tx);
      const now = this.clock.now();
      const due = groupBy(await this.dispatches.due(tx, 'email', now), ({ userId }) => userId);
      if (due.size === 0) return;
      const people = await this.users.byIds(tx, [...due.keys()]);
      const since = new Date(now.getTime() - FLOOD.withinMs);
      const lately = groupBy(await this.dispatches.lately(tx, 'email', [...due.keys()], since), ({ id }) => id);
      for (const [userId, theirs] of due) {
        const user = people.get(userId);
        const alertIds = theirs.map(({ alertId }) => alertId);
        const before = (lately.get(userId) ?? []).map(({ at }) => at);
        const leaves = mayLeaveAt(before, now);
        if (leaves > now) await this.dispatches.putOff(tx, 'email', alertIds, leaves);
        else if (user) await this.send(tx, user, alertIds, now);
      }
    });
  }

  private async send(tx: Tx, user: User, alertIds: readonly string[], now: Date): Promise<void> {
    const lines = await this.dispatches.lines(tx, 'email', alertIds);
    const visible = await this.visible.of(tx, user.id, lines.map(({ caseId }) => caseId)); // prettier-ignore
    const shown = user.active ? lines.filter(({ caseId }) => visible.has(caseId)) : [];
    const key = newId(now);
    await this.dispatches.leave(tx, 'email', alertIds, key, { state: 'handed', now });
    // Who has left, or may see none of the cases any more, isn't written to.
    if (shown.length === 0)
      return this.dispatches.settle(tx, key, { state: 'failed', error: 'no longer theirs to see' });
    const zone = (await this.rules.settings(tx, [user.id])).get(user.id)?.zone ?? this.config.BELLWETHER_TIME_ZONE;
    const { subject, text, html } = await this.letter.write(tx, user, zone, shown, now);
    const to = { name: user.name, email: user.email };
    const sent = await this.sending.run(tx, {
      key,
      purpose: 'alert',
      to,
      accountId: null,
      subject,
      text,
      html,
      automatic: true,
    });
    if (sent.ok) await this.dispatches.rename(tx, key, sent.value.id);
    else await this.dispatches.settle(tx, key, { state: 'failed', error: sent.error.message });
  }
}
