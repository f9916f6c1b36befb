// What the link in a mail may do: show what would happen, and do it when it is asked to by POST. Looking changes nothing.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, installationSecret, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { verifyLink } from '../rules/index.js';
import type { Mail, Mailing } from '../store/mail.js';
import { MailRepository } from '../store/mail.repository.js';
import { MailingRepository } from '../store/mailing.repository.js';
import { SuppressionRepository } from '../store/suppression.repository.js';
import { linkKeys } from './mail-identity.js';

/** Whose mail it is, and whether it still comes. */
export interface Subscription {
  readonly address: string;
  readonly list: string;
  readonly active: boolean;
}

@Injectable()
export class Unsubscribe {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly mailings: MailingRepository,
    private readonly suppressions: SuppressionRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  show(token: string): Promise<Result<Subscription>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token);
      return found.ok ? ok(await this.subscription(tx, found.value)) : found;
    });
  }

  run(token: string): Promise<Result<Subscription>> {
    return this.database.tx(SYSTEM, (tx) => this.byToken(tx, token));
  }

  /** By link or by mail: whoever has the token of a mail may stop what that mail belongs to. */
  async byToken(tx: Tx, token: string): Promise<Result<Subscription>> {
    const found = await this.find(tx, token);
    if (!found.ok) return found;
    const { mail, mailing } = found.value;
    const before = await this.subscription(tx, found.value);
    if (!before.active || !mailing.topic) return ok(before);
    const now = this.clock.now();
    await this.suppressions.optOut(tx, mail.address, mailing.topic, `mail ${mail.id}`, now);
    await this.events.append(tx, {
      name: 'mail.unsubscribed',
      subjects: [mail.id],
      origin: 'live',
      occurredAt: now,
      payload: { topic: mailing.topic },
    });
    return ok({ ...before, active: false });
  }

  private async find(tx: Tx, token: string): Promise<Result<{ readonly mail: Mail; readonly mailing: Mailing }>> {
    const link = verifyLink(linkKeys(await installationSecret(tx)), token, { purpose: 'unsubscribe' });
    if (!link.ok) return link;
    const mail = await this.mails.byId(tx, link.value.message);
    const mailing = mail && (await this.mailings.byIds(tx, [mail.mailingId])).get(mail.mailingId);
    return mail?.contactId === link.value.contact && mailing
      ? ok({ mail, mailing })
      : err('LINK_EXPIRED', 'This link is too old to be used. Open the newest mail.');
  }

  private async subscription(tx: Tx, { mail, mailing }: { mail: Mail; mailing: Mailing }): Promise<Subscription> {
    const optedOut = mailing.topic !== null && (await this.suppressions.hasOptedOut(tx, mail.address, mailing.topic));
    return { address: mail.address, list: mailing.name, active: !optedOut };
  }
}
