// A swarm from its question to its outcome: opened and closed by who leads, accepted, declined and answered by those who were asked.
import { Injectable } from '@nestjs/common';
import { UserRepository } from '#access';
import { CaseRepository, HERE, ReceiveMessages, type Case } from '#cases';
import { checkMessage } from '#cases/rules';
import { Audit } from '#access';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { asSystem, Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkSwarm, SWARM_OUTCOMES, type SwarmOutcome, type SwarmWish } from '../rules/swarm.js';
import { SwarmRepository, type Swarm } from '../store/swarm.repository.js';
import { AskExperts } from './ask-experts.js';

const NOT_FOUND = err('SWARM_NOT_FOUND', 'There is no such swarm among those you can see.');
const MINUTE_MS = 60_000;

type What = 'opened' | 'invited' | 'accepted' | 'declined' | 'answered' | 'closed';

@Injectable()
export class RunSwarm {
  constructor(
    private readonly database: Database,
    private readonly swarms: SwarmRepository,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
    private readonly asking: AskExperts,
    private readonly messages: ReceiveMessages,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  open(scope: Scope, caseId: string, wish: SwarmWish): Promise<Result<Swarm>> {
    return this.database.tx(scope, async (tx) => {
      const checked = checkSwarm(wish);
      if (!checked.ok) return checked;
      const of = isId(caseId) ? await this.cases.byId(tx, caseId) : undefined;
      if (!of) return err('CASE_NOT_FOUND', 'There is no such case among those you can see.');
      const now = this.clock.now();
      const { question, minutes, expertIds } = checked.value;
      const swarm: Swarm = {
        ...{ id: newId(), caseId, question, openedBy: actorOf(scope), openedAt: now },
        dueAt: new Date(now.getTime() + minutes * MINUTE_MS),
        ...{ outcome: null, summary: null, closedBy: null, closedAt: null },
      };
      await this.swarms.insert(tx, swarm);
      const invited = await this.invited(tx, swarm, of, expertIds);
      return invited.ok ? this.tell(tx, swarm, 'opened', { experts: invited.value }) : this.undo(tx, swarm, invited);
    });
  }

  invite(scope: Scope, id: string, expertIds: readonly string[]): Promise<Result<Swarm>> {
    return this.led(scope, id, async (tx, swarm) => {
      const of = await this.cases.byId(tx, swarm.caseId);
      if (!of) return NOT_FOUND;
      const invited = await this.invited(tx, swarm, of, expertIds);
      return invited.ok ? this.tell(tx, swarm, 'invited', { experts: invited.value }) : invited;
    });
  }

  accept(scope: Scope, id: string): Promise<Result<Swarm>> {
    return this.asked(scope, id, async (tx, swarm, userId) => {
      await this.swarms.decide(tx, id, userId, 'accepted', null, this.clock.now());
      return this.tell(tx, swarm, 'accepted', { user: userId });
    });
  }

  /** From then on the case is out of their sight again. */
  decline(scope: Scope, id: string, reason: string): Promise<Result<Swarm>> {
    return this.asked(scope, id, async (tx, swarm, userId) => {
      await this.swarms.decide(tx, id, userId, 'declined', reason.trim().slice(0, 500) || null, this.clock.now());
      return this.tell(tx, swarm, 'declined', { user: userId });
    });
  }

  /** A note in the case: experts answer us, not the customer. Answering is accepting. */
  answer(scope: Scope, id: string, body: string): Promise<Result<Swarm>> {
    return this.asked(scope, id, async (tx, swarm, userId) => {
      const now = this.clock.now();
      const checked = checkMessage({ direction: 'note', body, sentAt: now });
      if (!checked.ok) return checked;
      const user = await this.users.byId(tx, userId);
      const author = { userId, authorName: user?.name ?? null, authorEmail: user?.email ?? null };
      const note = { ...checked.value, ...author, caseId: swarm.caseId, source: HERE, externalId: newId() };
      const [messageId = ''] = await this.messages.run(tx, [{ ...note, automatic: false }], 'live');
      await this.swarms.decide(tx, id, userId, 'accepted', null, now);
      await this.swarms.answer(tx, id, userId, messageId);
      return this.tell(tx, swarm, 'answered', { user: userId, message: messageId });
    });
  }

  close(scope: Scope, id: string, outcome: SwarmOutcome, summary: string): Promise<Result<Swarm>> {
    return this.led(scope, id, async (tx, swarm) => {
      if (!SWARM_OUTCOMES.includes(outcome)) return err('SWARM_OUTCOME', `Choose one of ${SWARM_OUTCOMES.join(', ')}.`);
      const said = summary.trim().slice(0, 4_000);
      if (said === '' && outcome !== 'withdrawn')
        return err('SWARM_SUMMARY_EMPTY', 'Write down what came of it, for whoever has the question next.');
      await this.swarms.close(tx, id, outcome, said || null, actorOf(scope), this.clock.now());
      return this.tell(tx, swarm, 'closed', { outcome });
    });
  }

  /** Of an open swarm, by somebody who sees its case. */
  private led(
    scope: Scope,
    id: string,
    work: (tx: Tx, swarm: Swarm) => Promise<Result<Swarm>>,
  ): Promise<Result<Swarm>> {
    return this.database.tx(scope, async (tx) => {
      const swarm = isId(id) ? await this.swarms.lock(tx, id) : undefined;
      if (!swarm) return NOT_FOUND;
      return swarm.closedAt ? err('SWARM_CLOSED', 'This swarm is closed. Open another one.') : work(tx, swarm);
    });
  }

  /** By one who was asked; what they write is the system's to write, as declining takes the case out of their sight. */
  private asked(
    scope: Scope,
    id: string,
    work: (tx: Tx, swarm: Swarm, userId: string) => Promise<Result<Swarm>>,
  ): Promise<Result<Swarm>> {
    return this.led(scope, id, async (tx, swarm) => {
      const userId = actorOf(scope);
      const expert = (await this.swarms.experts(tx, [id])).find((each) => each.userId === userId);
      if (!userId || !expert || expert.state === 'declined')
        return err('SWARM_NOT_ASKED', 'You were not asked in this swarm. Leave a note in the case instead.');
      return asSystem(tx, () => work(tx, swarm, userId));
    });
  }

  private async invited(tx: Tx, swarm: Swarm, of: Case, userIds: readonly string[]): Promise<Result<string[]>> {
    const users = await this.users.byIds(tx, userIds.filter(isId));
    const active = userIds.filter((id) => users.get(id)?.active);
    if (active.length < userIds.length || active.length === 0)
      return err('SWARM_EXPERT_UNKNOWN', 'Choose people who still work here.');
    const ids = await this.swarms.invite(tx, swarm.id, active, this.clock.now());
    const people = ids.flatMap((id) => users.get(id) ?? []);
    const asked = await this.asking.run(tx, swarm, of, people);
    return asked.ok ? ok(ids) : asked;
  }

  private async undo(tx: Tx, swarm: Swarm, refused: Result<never>): Promise<Result<Swarm>> {
    await tx.query('DELETE FROM swarms WHERE id = $1', [swarm.id]);
    return refused;
  }

  private async tell(
    tx: Tx,
    swarm: Swarm,
    what: What,
    payload: Readonly<Record<string, unknown>>,
  ): Promise<Result<Swarm>> {
    await this.events.append(tx, {
      name: `swarm.${what}`,
      subjects: [swarm.id],
      origin: 'live',
      occurredAt: this.clock.now(),
      payload: { case: swarm.caseId, by: actorOf(tx.scope), ...payload },
    });
    await this.audit.record(tx, `swarm.${what}`, swarm.id, { case: swarm.caseId, ...payload });
    return ok((await this.swarms.byId(tx, swarm.id)) ?? swarm);
  }
}

const actorOf = (scope: Scope): string | null => (scope.kind === 'user' ? scope.userId : null);
