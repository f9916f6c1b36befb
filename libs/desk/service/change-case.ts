// Raising a priority, giving a case to somebody else, ending one: the current value and its history move together.
import { Injectable } from '@nestjs/common';
import { UserRepository } from '#access';
import { err, isId, type Result } from '#kernel';
import { asSystem, type Scope } from '#platform/database';
import { EventLog } from '#platform/events';
import { CASE_STATES, isOpen, PRIORITIES, type CaseState, type Priority } from '#cases/rules';
import { isKeptElsewhere } from '#cases/rules';
import type { OutboxKind } from '#cases/rules';
import type { Case } from '#cases';
import { CaseRepository } from '#cases';
import { ActInCase, type Acting, type Told } from './act-in-case.js';

/** Absent: stays. `team` null: none. */
export interface Assignment {
  readonly userId?: string | null;
  readonly team?: string | null;
}

@Injectable()
export class ChangeCase {
  constructor(
    private readonly acting: ActInCase,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
    private readonly events: EventLog,
  ) {}

  prioritise(scope: Scope, id: string, priority: string): Promise<Result<Case>> {
    return this.acting.run(scope, id, async (acting) => {
      if (!PRIORITIES.includes(priority as Priority))
        return err('PRIORITY_UNKNOWN', `Choose one of ${PRIORITIES.join(', ')}.`);
      if (acting.of.priority === priority) return err('PRIORITY_SAME', `The priority is ${priority} already.`);
      const payload = { from: acting.of.priority, to: priority };
      return this.change(acting, { priority }, { name: 'prioritised', payload });
    });
  }

  /** To a person, to a support group, or both. */
  reassign(scope: Scope, id: string, assignment: Assignment): Promise<Result<Case>> {
    return this.acting.run(scope, id, (acting) => this.reassignIn(acting, assignment));
  }

  async reassignIn(acting: Acting, { userId, team }: Assignment): Promise<Result<Case>> {
    const { tx, of } = acting;
    const user = userId && isId(userId) ? await this.users.byId(tx, userId) : null;
    if (userId && !user?.active) return err('USER_NOT_FOUND', 'Choose somebody who still works here.');
    const next = {
      ...(userId !== undefined && { assignee: user?.email ?? null }),
      ...(team !== undefined && { team: team?.trim() || null }),
    };
    if (Object.entries(next).every(([key, value]) => of[key as 'assignee' | 'team'] === value))
      return err('ASSIGNMENT_SAME', 'The case is theirs already.');
    const payload = { from: { assignee: of.assignee, team: of.team }, to: next };
    return this.change(acting, next, { name: 'reassigned', payload });
  }

  /** Only where no help desk keeps the case: there it ends in the help desk. */
  moveTo(scope: Scope, id: string, state: CaseState): Promise<Result<Case>> {
    return this.acting.run(scope, id, (acting) => this.moveIn(acting, state));
  }

  async moveIn(acting: Acting, state: CaseState): Promise<Result<Case>> {
    const { of, now } = acting;
    if (isKeptElsewhere(of))
      return err('CASE_KEPT_ELSEWHERE', `This case is kept in ${of.source}. Change its state there; it follows here.`);
    if (!CASE_STATES.includes(state)) return err('STATE_UNKNOWN', `Choose one of ${CASE_STATES.join(', ')}.`);
    if (of.state === state) return err('STATE_SAME', `The case is ${state} already.`);
    const opens = isOpen(state);
    const next = {
      status: state,
      state,
      resolvedAt: opens ? null : (of.resolvedAt ?? now),
      closedAt: state === 'closed' ? now : null,
      ...(opens && !isOpen(of.state) && { reopenCount: of.reopenCount + 1 }),
    };
    return this.change(acting, next, { name: 'moved', payload: { from: of.state, to: state } });
  }

  private async change(acting: Acting, next: Readonly<Record<string, unknown>>, told: Told): Promise<Result<Case>> {
    const { tx, of, now } = acting;
    return asSystem(tx, async () => {
      await this.cases.upsert(tx, [{ id: of.id, at: now, ...next }]);
      await this.events.append(tx, { name: 'case.changed', subjects: [of.id], origin: 'live', occurredAt: now });
      const deeds = Object.entries(next).map(([key, value]) => ({
        kind: key as OutboxKind,
        value: value as string | null,
      }));
      return this.acting.tell(acting, told, deeds);
    });
  }
}
