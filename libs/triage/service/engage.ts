// The account's customer success manager or account manager is asked to step in, and answers; the case shows how it stands.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { CaseRepository, type Case } from '#cases';
import { SendLetter } from '#delivery';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { asSystem, Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkAnswer, checkAsk, type EngagedRole, type EngagementState } from '../rules/engagement.js';
import { EngagementRepository, type Engagement } from '../store/engagement.repository.js';

const ROLE_WORDS: Readonly<Record<EngagedRole, string>> = { csm: 'customer success manager', am: 'account manager' };

@Injectable()
export class Engage {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly engagements: EngagementRepository,
    private readonly users: UserRepository,
    private readonly letters: SendLetter,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** One at a time for each case and role: the second who asks gets the first's. */
  async ask(scope: Scope, caseId: string, role: EngagedRole, given: string): Promise<Result<Engagement>> {
    const asked = checkAsk(given);
    if (!asked.ok) return asked;
    return this.database.tx(scope, async (tx) => {
      const of = isId(caseId) ? await this.cases.byId(tx, caseId) : undefined;
      if (!of) return err('CASE_NOT_FOUND', 'There is no such case among those you can see.');
      const { accountId } = of;
      if (accountId === null) return err('CASE_UNMATCHED', 'Say first which account this case belongs to.');
      const open = await this.engagements.openOf(tx, caseId, role);
      if (open) return ok(open);
      const ownerId = await asSystem(tx, () => this.engagements.ownerOf(tx, accountId, role));
      if (!ownerId) return err('NO_OWNER', `This account has no ${ROLE_WORDS[role]}. Give it one, then ask them.`);
      const at = this.clock.now();
      const requestedBy = scope.kind === 'user' ? scope.userId : null;
      const made = { id: newId(at), caseId, accountId, role, ownerId, ask: asked.value, requestedBy, requestedAt: at };
      if (!(await this.engagements.insert(tx, made)))
        return ok(
          (await this.engagements.openOf(tx, caseId, role)) ?? {
            ...made,
            state: 'requested',
            outcome: null,
            changedAt: at,
          },
        );
      await this.tell(tx, 'requested', made.id, { caseId, role, ownerId });
      await this.write(tx, of, made);
      return ok(
        (await this.engagements.byId(tx, made.id)) ?? { ...made, state: 'requested', outcome: null, changedAt: at },
      );
    });
  }

  /** By whoever was asked, or who may act in the case; also what rooms above call when their task for it moves. */
  async answer(scope: Scope, id: string, state: EngagementState, outcome: string | null): Promise<Result<Engagement>> {
    return this.database.tx(scope, (tx) => this.move(tx, id, state, outcome));
  }

  async move(tx: Tx, id: string, state: EngagementState, given: string | null): Promise<Result<Engagement>> {
    const engagement = isId(id) ? await this.engagements.hold(tx, id) : undefined;
    if (!engagement) return err('ENGAGEMENT_NOT_FOUND', 'There is no such request among those you can see.');
    const outcome = checkAnswer(engagement.state, state, given);
    if (!outcome.ok) return outcome;
    await this.engagements.move(tx, id, state, outcome.value, this.clock.now());
    await this.tell(tx, 'answered', id, { caseId: engagement.caseId, state, outcome: outcome.value });
    return ok((await this.engagements.byId(tx, id)) ?? engagement);
  }

  private async tell(tx: Tx, what: 'requested' | 'answered', id: string, detail: object): Promise<void> {
    const name = `engagement.${what}`;
    await this.events.append(tx, { name, subjects: [id], origin: 'live', occurredAt: this.clock.now() });
    await this.audit.record(tx, name, id, detail);
  }

  /** A mail to a colleague: they may not look at the console today. */
  private async write(
    tx: Tx,
    of: Case,
    { id, ownerId, ask, requestedBy }: Omit<Engagement, 'state' | 'outcome' | 'changedAt'>,
  ): Promise<void> {
    const people = await this.users.byIds(tx, [ownerId, ...(requestedBy ? [requestedBy] : [])]);
    const owner = people.get(ownerId);
    if (!owner) return;
    const by = people.get(requestedBy ?? '')?.name ?? this.config.BELLWETHER_COMPANY;
    await this.letters.run(tx, {
      key: id,
      purpose: 'engagement',
      to: { name: owner.name, email: owner.email },
      accountId: null,
      subject: `${by} asks you to step in: ${of.subject}`.replaceAll(/\s+/g, ' ').slice(0, 200),
      text: `${owner.name},\n\n${by} asks you to step in for a customer:\n\n${ask}\n\nThe case: ${this.config.BELLWETHER_PUBLIC_URL}/cases/${of.id}/show\nAnswer there, so that support knows what comes of it.\n`,
      automatic: true,
    });
  }
}
