// A case is handed to whom the directory names, and is theirs at once; they accept it, or return it with a reason and it goes back.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { ActInCase, ChangeCase, type Acting } from '#desk';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { asSystem, Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import type { Severity } from '../rules/directory.js';
import { HandOverRepository, type HandOver as HandOverRow } from '../store/hand-over.repository.js';
import { DirectoryService } from './directory.service.js';

/** Group and person win over the directory; without a group the directory is asked with what is known of the case. */
export interface HandOverWish {
  readonly caseId: string;
  readonly reason: string;
  readonly problemType?: string | null;
  readonly severity?: Severity | null;
  readonly team?: string | null;
  readonly personId?: string | null;
}

const words = (text: string): Result<string> =>
  text.trim() === '' || text.length > 10_000
    ? err('REASON_MISSING', 'Say why, in a sentence that others will understand later.')
    : ok(text.trim());

@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly acting: ActInCase,
    private readonly changing: ChangeCase,
    private readonly directory: DirectoryService,
    private readonly handOvers: HandOverRepository,
    private readonly users: UserRepository,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(scope: Scope, wish: HandOverWish): Promise<Result<HandOverRow>> {
    const reason = words(wish.reason);
    if (!reason.ok) return reason;
    return this.acting.run(scope, wish.caseId, (acting) => this.hand(acting, { ...wish, reason: reason.value }));
  }

  accept(scope: Scope, id: string): Promise<Result<HandOverRow>> {
    return this.answer(scope, id, 'accepted', null);
  }

  async return(scope: Scope, id: string, why: string): Promise<Result<HandOverRow>> {
    const reason = words(why);
    return reason.ok ? this.answer(scope, id, 'returned', reason.value) : reason;
  }

  private async hand(acting: Acting, wish: HandOverWish): Promise<Result<HandOverRow>> {
    const { tx, of, by, now } = acting;
    const before = (await this.handOvers.waiting(tx, [of.id])).get(of.id);
    if (before && before.handedBy === (by?.id ?? null)) return ok(before);
    if (before) return err('HAND_OVER_WAITS', `This case was handed to ${before.team} and waits for their answer.`);
    const severity = wish.severity ?? (of.severity as Severity | null) ?? (of.priority as Severity);
    const trouble = { product: of.product, problemType: wish.problemType ?? null, severity };
    const entry = wish.team ? undefined : await this.directory.lookUp(tx, trouble);
    const team = wish.team?.trim() || entry?.team;
    if (!team)
      return err('DIRECTORY_SILENT', 'The directory names nobody for this. Choose a group, or add an entry for it.');
    const personId = wish.personId ?? (await this.onDuty(tx, entry));
    const moved = await this.changing.reassignIn(acting, { team, userId: personId });
    if (!moved.ok) return moved;
    const row = {
      ...{ id: newId(now), caseId: of.id, entryId: entry?.id ?? null, team, personId, reason: wish.reason },
      ...{ fromTeam: of.team, fromAssignee: of.assignee, handedBy: by?.id ?? null, handedAt: now },
    };
    // It may be out of the sight of whoever hands it over by now.
    return asSystem(tx, async () => {
      await this.handOvers.add(tx, row);
      await this.tell(tx, 'handed', row);
      return ok({ ...row, state: 'waiting' as const, answeredBy: null, answeredAt: null, answer: null });
    });
  }

  /** The person of an entry, or the backup where they have left. */
  private async onDuty(
    tx: Tx,
    entry: { readonly personId: string | null; readonly backupId: string | null } | undefined,
  ): Promise<string | null> {
    for (const id of [entry?.personId, entry?.backupId]) if (id && (await this.users.byId(tx, id))?.active) return id;
    return null;
  }

  private answer(
    scope: Scope,
    id: string,
    state: 'accepted' | 'returned',
    why: string | null,
  ): Promise<Result<HandOverRow>> {
    return this.database.tx(scope, async (tx) => {
      const seen = isId(id) ? await this.handOvers.byId(tx, id) : undefined;
      if (!seen) return err('HAND_OVER_NOT_FOUND', 'There is no such hand-over among those you can see.');
      return this.acting.within(tx, seen.caseId, async (acting) => {
        const held = (await this.handOvers.byId(tx, id)) ?? seen;
        const by = acting.by?.id ?? null;
        if (held.state !== 'waiting') {
          if (held.state === state && held.answeredBy === by) return ok(held);
          const who = held.answeredBy
            ? (await this.users.byIds(tx, [held.answeredBy])).get(held.answeredBy)
            : undefined;
          return err('HAND_OVER_ANSWERED', `${who?.name ?? 'Somebody'} has ${held.state} this hand-over already.`);
        }
        if (state === 'returned') {
          const back = await this.goBack(acting, held);
          if (!back.ok) return back;
        }
        return asSystem(tx, async () => {
          await this.handOvers.answer(tx, id, { state, by, at: acting.now, words: why });
          const after = (await this.handOvers.byId(tx, id)) ?? held;
          await this.tell(tx, state, after);
          return ok(after);
        });
      });
    });
  }

  private async goBack(acting: Acting, { fromTeam, fromAssignee }: HandOverRow) {
    const user = fromAssignee ? await this.users.byEmail(acting.tx, fromAssignee) : undefined;
    const back = await this.changing.reassignIn(acting, { team: fromTeam, userId: user?.active ? user.id : null });
    return back.ok || back.error.code === 'ASSIGNMENT_SAME' ? ok(null) : back;
  }

  private async tell(
    tx: Tx,
    what: 'handed' | 'accepted' | 'returned',
    row: { id: string; caseId: string; team: string },
  ) {
    const name = what === 'handed' ? 'case.handed-over' : `case.hand-over-${what}`;
    await this.events.append(tx, {
      name,
      subjects: [row.caseId],
      origin: 'live',
      occurredAt: this.clock.now(),
      payload: { handOverId: row.id, team: row.team },
    });
    await this.audit.record(tx, name, row.caseId, { handOverId: row.id, team: row.team });
  }
}
