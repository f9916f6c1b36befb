// An active escalation moves on: stage, owner, severity, the next update, the value at stake; and is resolved.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkChange, checkResolution, type EscalationChange, type Resolution } from '../rules/check-escalation.js';
import type { Escalation } from '../store/escalation.entity.js';
import { EscalationRepository } from '../store/escalation.repository.js';
import { actorOf, escalationNotFound, EscalationRefusals } from './escalation-refusals.js';

@Injectable()
export class ChangeEscalation {
  constructor(
    private readonly database: Database,
    private readonly escalations: EscalationRepository,
    private readonly refusals: EscalationRefusals,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  update(scope: Scope, id: string, wish: EscalationChange): Promise<Result<Escalation>> {
    return this.database.tx(scope, async (tx) => {
      const change = checkChange(wish, this.clock.now());
      if (!change.ok) return change;
      const escalation = isId(id) ? await this.escalations.locked(tx, id) : undefined;
      if (!escalation) return escalationNotFound();
      if (escalation.resolvedAt) return this.refusals.alreadyResolved(tx, escalation);
      const noOwner = await this.refusals.unlessOwner(tx, wish.ownerId);
      return noOwner ?? ok(await this.write(tx, escalation, 'escalation.changed', { ...change.value }));
    });
  }

  async resolve(scope: Scope, id: string, wish: Resolution): Promise<Result<Escalation>> {
    const resolution = checkResolution(wish);
    if (!resolution.ok) return resolution;
    return this.database.tx(scope, async (tx) => {
      const escalation = isId(id) ? await this.escalations.locked(tx, id) : undefined;
      if (!escalation) return escalationNotFound();
      const by = actorOf(tx);
      if (escalation.resolvedAt)
        return escalation.resolvedBy === by ? ok(escalation) : this.refusals.alreadyResolved(tx, escalation);
      // Never before it opened: a clock that went back must not make a negative interval.
      const resolvedAt = new Date(Math.max(this.clock.now().getTime(), escalation.openedAt.getTime()));
      const stage = 'customer_confirmed';
      const end = { ...resolution.value, stage, resolvedAt, resolvedBy: by, nextUpdateDueAt: null };
      return ok(await this.write(tx, escalation, 'escalation.resolved', end));
    });
  }

  private async write(tx: Tx, { id, ...before }: Escalation, name: string, change: object): Promise<Escalation> {
    const at = this.clock.now();
    const { changed } = await this.escalations.upsert(tx, [{ id, at, ...change }]);
    // Said again, it changes nothing and nobody is told.
    if (changed.length > 0) {
      await this.events.append(tx, { name, subjects: changed, origin: 'live', occurredAt: at });
      await this.audit.record(tx, name, id, change);
    }
    return (await this.escalations.byId(tx, id)) ?? { id, ...before };
  }
}
