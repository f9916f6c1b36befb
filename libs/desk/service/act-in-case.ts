// What every deed in a case begins with: the case, held and among those that the person sees; who acts; and when.
import { Injectable } from '@nestjs/common';
import { Audit, User, UserRepository } from '#access';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, userScope, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { isKeptElsewhere } from '#cases/rules';
import type { Case } from '#cases';
import { CaseRepository } from '#cases';
import { OutboxRepository, type Deed } from '#cases';
import { HERE } from '#cases';
import { ReceiveMessages, type IncomingMessage } from '#cases';

export interface Acting {
  readonly tx: Tx;
  readonly of: Case;
  /** null: the system */
  readonly by: User | null;
  readonly now: Date;
}

/** The deed as events and the audit log tell it. */
export interface Told {
  /** `case.<name>` */
  readonly name: 'replied' | 'noted' | 'contacted' | 'prioritised' | 'reassigned' | 'moved';
  readonly payload: Readonly<Record<string, unknown>>;
}

@Injectable()
export class ActInCase {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
    private readonly outbox: OutboxRepository,
    private readonly receive: ReceiveMessages,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** CASE_NOT_FOUND, or what `act` answers with. */
  run<T>(scope: Scope, id: string, act: (acting: Acting) => Promise<Result<T>>): Promise<Result<T>> {
    return this.database.tx(scope, (tx) => this.within(tx, id, act));
  }

  /** In a transaction that does more than this deed. */
  async within<T>(tx: Tx, id: string, act: (acting: Acting) => Promise<Result<T>>): Promise<Result<T>> {
    const of = isId(id) ? await this.cases.lock(tx, id) : undefined;
    if (!of) return err('CASE_NOT_FOUND', 'There is no such case among those you can see.');
    const by = tx.scope.kind === 'user' ? await this.users.byId(tx, tx.scope.userId) : null;
    return act({ tx, of, by: by ?? null, now: this.clock.now() });
  }

  /** A message of ours in the case. Its id. */
  async say(
    { tx, of, by, now }: Acting,
    message: Pick<IncomingMessage, 'direction' | 'body'> & Partial<IncomingMessage> & { readonly externalId: string },
  ): Promise<string> {
    const [id = ''] = await this.receive.run(
      tx,
      [
        {
          caseId: of.id,
          source: HERE,
          sentAt: now,
          authorName: by?.name ?? null,
          authorEmail: by?.email ?? null,
          userId: by?.id ?? null,
          automatic: false,
          ...message,
        },
      ],
      'live',
    );
    return id;
  }

  /** Tells of the deed, and notes it for the help desk that keeps the case. Answers with the case as it is now. */
  async tell({ tx, of, by, now }: Acting, { name, payload }: Told, deeds: readonly Omit<Deed, 'caseId' | 'at'>[] = []) {
    const told = { ...payload, by: by?.id ?? null };
    await this.events.append(tx, {
      name: `case.${name}`,
      subjects: [of.id],
      origin: 'live',
      occurredAt: now,
      payload: told,
    });
    await this.audit.record(tx, `case.${name}`, of.id, payload);
    if (isKeptElsewhere(of)) for (const deed of deeds) await this.outbox.put(tx, { ...deed, caseId: of.id, at: now });
    return ok((await this.cases.byId(tx, of.id)) ?? of);
  }

  /** Whether this person could open the case, seen through their own eyes. */
  seenBy(userId: string, caseId: string): Promise<boolean> {
    return this.database.tx(userScope(userId), async (tx) => Boolean(await this.cases.byId(tx, caseId)));
  }
}
