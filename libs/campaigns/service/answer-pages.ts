// One question on a page without a login. Looking stores nothing, for scanners open every link; sending the form does.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { linkKeys, MailIdentity } from '#delivery';
import { verifyLink } from '#delivery/rules';
import { Facts } from '#facts';
import { Clock, err, ok, unwrap, type Result } from '#kernel';
import { Database, installationSecret, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkTemplate, compileTemplate, type Render, viewOf } from '#templates';
import { ANSWER_DAYS, isReason, MOST_COMMENT, REASONS } from '../rules/answers.js';
import { AnswerRepository, type AskedMail } from '../store/answer.repository.js';
import { SteppingRepository } from '../store/stepping.repository.js';

export interface AnswerPage {
  /** of the HTTP answer */
  readonly status: 200 | 404;
  readonly html: string;
}

const FILE = join(process.cwd(), 'templates', 'pages', 'answer.hbs');
const DAY_MS = 24 * 60 * 60_000;

@Injectable()
export class AnswerPages {
  private template: Promise<Render> | undefined;

  constructor(
    facts: Facts,
    private readonly database: Database,
    private readonly answers: AnswerRepository,
    private readonly stepping: SteppingRepository,
    private readonly identity: MailIdentity,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {
    facts.register({
      facts: [
        {
          key: 'contact.stoppedBecause',
          label: 'Stopped because',
          description: 'What this person last answered when asked why they stopped using the product.',
          object: 'contact',
          type: 'enum',
          values: REASONS.map(({ key }) => key),
          history: 'unkept',
          sql: (row) =>
            `(SELECT w.answer FROM campaign_answers w WHERE w.contact_id = ${row}.id ORDER BY w.answered_at DESC LIMIT 1)`,
          reads: ['contact.answered'],
        },
      ],
    });
  }

  /** `chosen`: what the link in the mail stands for; it can still be changed. */
  async ask(token: string, chosen: string): Promise<AnswerPage> {
    const found = await this.database.tx(SYSTEM, (tx) => this.find(tx, token));
    if (!found.ok) return this.page('This link does not work', found.error.message, 404);
    const { answer, comment } = found.value;
    return this.page(
      'What made you stop?',
      'Choose what comes closest. It is stored when you send it, and a person reads it.',
      200,
      isReason(chosen) ? chosen : (answer ?? ''),
      comment ?? '',
    );
  }

  async store(token: string, answer: string, comment: string): Promise<AnswerPage> {
    if (!isReason(answer)) return this.ask(token, '');
    const stored = await this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token);
      if (!found.ok) return found;
      const now = this.clock.now();
      const words = comment.replace(/[^\P{Cc}\n]/gu, '').trim();
      await this.answers.put(tx, found.value, answer, words.slice(0, MOST_COMMENT), now);
      await this.events.append(tx, {
        name: 'contact.answered',
        subjects: [found.value.contactId],
        origin: 'live',
        occurredAt: now,
        payload: { mail: found.value.id, answer },
      });
      await this.stepping.wake(tx, 'mails', [found.value.id], now);
      return found;
    });
    return stored.ok
      ? this.page('Thank you', 'Your answer has arrived. A person reads it.', 200)
      : this.page('This link does not work', stored.error.message, 404);
  }

  private async find(tx: Tx, token: string): Promise<Result<AskedMail>> {
    const link = verifyLink(linkKeys(await installationSecret(tx)), token, { purpose: 'answer' });
    if (!link.ok) return link;
    const mail = await this.answers.mail(tx, link.value.message);
    const isOld = mail?.sentAt && mail.sentAt.getTime() + ANSWER_DAYS * DAY_MS < this.clock.now().getTime();
    return mail?.contactId === link.value.contact && !isOld
      ? ok(mail)
      : err('LINK_EXPIRED', 'This link is too old to be used. Open the newest mail.');
  }

  private async page(
    title: string,
    message: string,
    status: 200 | 404,
    chosen?: string,
    comment = '',
  ): Promise<AnswerPage> {
    this.template ??= readFile(FILE, 'utf8').then((source) =>
      compileTemplate(unwrap(checkTemplate(source)), { as: 'html' }),
    );
    const { companyName: company, postalAddress } = this.identity;
    const asks = chosen !== undefined;
    const choices = asks ? REASONS.map((each) => ({ ...each, chosen: each.key === chosen })) : [];
    const view = viewOf({ title, message, action: asks ? 'Send' : '', choices, comment, company, postalAddress });
    return { status, html: unwrap((await this.template)(view, { locale: 'en', zone: 'UTC' })) };
  }
}
