// An action hands its case to somebody, with a time at which it is looked at again, and answers what came before it.
import { Injectable } from '@nestjs/common';
import { severityOf } from '#escalations/rules';
import { Clock } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { handedTo } from '../rules/act.js';
import { lookAgainAt } from '../rules/look-again.js';
import { ActionRepository, type FoundAction } from '../store/action.repository.js';
import { ArrivalRepository } from '../store/arrival.repository.js';
import { NextContacts } from './next-contacts.js';
import { TriageCalendar } from './triage-calendar.js';

@Injectable()
export class HandOver {
  constructor(
    private readonly actions: ActionRepository,
    private readonly arrivals: ArrivalRepository,
    private readonly nextContacts: NextContacts,
    private readonly hours: TriageCalendar,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Said twice, it changes nothing the second time. */
  async run(tx: Tx, found: readonly FoundAction[]): Promise<void> {
    if (found.length === 0) return;
    const caseIds = [...new Set(found.map(({ caseId }) => caseId))];
    const contacts = await this.nextContacts.due(tx, caseIds);
    const handed = found.map(({ named, severity, ...action }) => {
      const actedAt = new Date(action.at);
      const nextContactDue = contacts.get(action.caseId) ?? null;
      const inHand = { actedAt, severity: severityOf(severity), nextContactDue, newSignalAt: null };
      return {
        ...action,
        owner: handedTo(action.act, action.by, named),
        lookAgainAt: lookAgainAt(inHand, this.hours.calendar),
      };
    });
    const moved = await this.actions.add(tx, handed);
    await this.arrivals.settle(tx, caseIds);
    await this.tell(tx, moved);
  }

  /** Of cases whose place in triage has changed. */
  tell(tx: Tx, caseIds: readonly string[]): Promise<void> {
    return this.events.append(tx, {
      name: 'triage.moved',
      subjects: caseIds,
      origin: 'live',
      occurredAt: this.clock.now(),
    });
  }
}
