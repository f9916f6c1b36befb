// Sends a brief by mail to people of ours. Each must be able to see the account: a mail shows no more than the console would.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { SendLetter } from '#delivery';
import { EscalationRepository } from '#escalations';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, userScope, type Scope } from '#platform/database';
import { briefHtml, briefText, kindOf } from '../rules/brief.js';
import { WriteBrief } from './write-brief.js';

const MOST_PEOPLE = 50;
const MINUTE_MS = 60_000;

@Injectable()
export class MailBrief {
  constructor(
    private readonly database: Database,
    private readonly writing: WriteBrief,
    private readonly users: UserRepository,
    private readonly escalations: EscalationRepository,
    private readonly letters: SendLetter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Answers with how many it goes to. Clicked twice within a minute, it goes once. */
  async run(scope: Scope, id: string, userIds: readonly string[]): Promise<Result<number>> {
    const people = [...new Set(userIds)];
    if (people.length === 0 || people.length > MOST_PEOPLE)
      return err('PEOPLE_MISSING', `Choose between 1 and ${MOST_PEOPLE} people to send it to.`);
    for (const each of people)
      if (!isId(each) || !isId(id) || !(await this.sees(each, id)))
        return err('PERSON_MAY_NOT_SEE', 'Somebody whom you chose has left, or may not see this account.');
    return this.database.tx(scope, async (tx) => {
      const brief = await this.writing.of(tx, id);
      if (!brief.ok) return brief;
      const users = await this.users.byIds(tx, people);
      const minute = Math.floor(this.clock.now().getTime() / MINUTE_MS);
      const link = this.writing.link(brief.value);
      for (const { id: userId, name, email } of users.values()) {
        const sent = await this.letters.run(tx, {
          key: `brief:${id}:${userId}:${minute}`,
          purpose: 'escalation-brief',
          to: { name, email },
          accountId: null,
          subject: `${kindOf(brief.value)}: ${brief.value.title} (${brief.value.account})`.slice(0, 200),
          text: briefText(brief.value, this.writing.when, link),
          html: briefHtml(brief.value, this.writing.when, link),
          automatic: true,
        });
        if (!sent.ok) return sent;
      }
      await this.audit.record(tx, 'escalation.brief-mailed', id, { people });
      return ok(users.size);
    });
  }

  private sees(userId: string, id: string): Promise<boolean> {
    return this.database.tx(userScope(userId), async (tx) => {
      const user = await this.users.byId(tx, userId);
      return Boolean(user?.active) && Boolean(await this.escalations.byId(tx, id));
    });
  }
}
