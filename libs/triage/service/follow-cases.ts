// Keeps triage true to what happens in cases: what customers write in trouble arrives, what people do answers it. In any order.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import type { Act } from '../rules/act.js';
import { addWorkingMinutes, businessDay } from '../rules/working-time.js';
import { ActionRepository, type ToldDeed } from '../store/action.repository.js';
import { ArrivalRepository } from '../store/arrival.repository.js';
import { HandOver } from './hand-over.js';
import { TriageCalendar } from './triage-calendar.js';

/** Deeds that stand nowhere but in their event. */
export const DEEDS: Readonly<Record<string, Act>> = {
  'case.prioritised': 'priority',
  'case.reassigned': 'reassign',
  'swarm.opened': 'swarm',
};

@Injectable()
export class FollowCases {
  constructor(
    private readonly arrivals: ArrivalRepository,
    private readonly actions: ActionRepository,
    private readonly handing: HandOver,
    private readonly hours: TriageCalendar,
  ) {}

  /** Of live events. */
  async run(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    const subjects = (name: string) => [
      ...new Set(events.filter((event) => event.name === name).flatMap((event) => event.subjects)),
    ];
    await this.arrive(tx, subjects('signal.found'));
    await this.handing.run(tx, [
      ...(await this.actions.ofMessages(tx, subjects('message.received'))),
      ...(await this.actions.ofEscalations(tx, subjects('escalation.opened'))),
      ...(await this.actions.ofEngagements(tx, subjects('engagement.requested'))),
      ...(await this.actions.ofAlerts(tx, subjects('alert.acted'))),
      ...(await this.actions.ofDeeds(tx, events.flatMap(deedsOf))),
    ]);
    await this.actions.forgetEnded(tx, subjects('case.changed'));
  }

  private async arrive(tx: Tx, signalIds: readonly string[]): Promise<void> {
    const { calendar } = this.hours;
    const found = await this.arrivals.read(tx, signalIds);
    if (found.length === 0) return;
    const day = businessDay(calendar);
    await this.arrivals.put(
      tx,
      found.map((arrival) => ({ ...arrival, dueAt: addWorkingMinutes(arrival.at, day, calendar) })),
    );
    const caseIds = [...new Set(found.map(({ caseId }) => caseId))];
    await this.arrivals.settle(tx, caseIds);
    await this.handing.tell(tx, caseIds);
  }
}

/** Who did it is known only from the event. */
function deedsOf({ id, name, subjects, occurredAt, payload }: DomainEvent): ToldDeed[] {
  const act = DEEDS[name];
  const by = typeof payload['by'] === 'string' ? payload['by'] : null;
  // The subject of a swarm is the swarm: its case stands in the event.
  const caseIds = typeof payload['case'] === 'string' ? [payload['case']] : subjects;
  return act && by ? caseIds.map((caseId) => ({ eventId: id, caseId, act, by, at: occurredAt })) : [];
}
