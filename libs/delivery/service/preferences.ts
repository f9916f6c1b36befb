// What a recipient chooses to get, topic by topic. Where a topic needs a confirmation, wanting it sends a letter that asks for it.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, installationSecret, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { isTopic, signLink, TOPICS, verifyLink, type LinkPurpose } from '../rules/index.js';
import { ConsentRepository } from '../store/consent.repository.js';
import type { Mail } from '../store/mail.js';
import { MailRepository } from '../store/mail.repository.js';
import { MailSettingsRepository } from '../store/mail-settings.repository.js';
import { SuppressionRepository } from '../store/suppression.repository.js';
import { linkKeys, MailIdentity } from './mail-identity.js';
import { SendLetter } from './send-letter.js';

export interface TopicChoice {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly wants: boolean;
  /** wanted, and a letter asks whether that is so */
  readonly unconfirmed: boolean;
}

export interface Choices {
  readonly address: string;
  readonly topics: readonly TopicChoice[];
}

@Injectable()
export class Preferences {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly consents: ConsentRepository,
    private readonly suppressions: SuppressionRepository,
    private readonly settings: MailSettingsRepository,
    private readonly letters: SendLetter,
    private readonly identity: MailIdentity,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  show(token: string): Promise<Result<Choices>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token, 'preferences');
      return found.ok ? ok(await this.choices(tx, found.value.mail)) : found;
    });
  }

  /** `wanted`: the topics that stay; the others end. */
  save(token: string, wanted: readonly string[]): Promise<Result<Choices>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token, 'preferences');
      if (!found.ok) return found;
      const { mail } = found.value;
      const { topics } = await this.choices(tx, mail);
      const { confirmedTopics } = await this.settings.get(tx);
      const asked: string[] = [];
      for (const { key, wants } of topics) {
        if (wanted.includes(key) === wants) continue;
        if (wants) await this.stop(tx, mail, key);
        else if (confirmedTopics.includes(key)) asked.push(key);
        else await this.consents.optIn(tx, mail.address, key, `mail ${mail.id}`, this.clock.now());
      }
      for (const topic of asked) await this.ask(tx, mail, topic);
      return ok(await this.choices(tx, mail, asked));
    });
  }

  /** What a confirmation is about; looking confirms nothing. */
  asked(token: string): Promise<Result<{ readonly address: string; readonly topic: string }>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token, 'confirm');
      return found.ok ? ok({ address: found.value.mail.address, topic: nameOf(found.value.detail) }) : found;
    });
  }

  confirm(token: string): Promise<Result<{ readonly address: string; readonly topic: string }>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token, 'confirm');
      if (!found.ok) return found;
      const { mail, detail } = found.value;
      await this.consents.optIn(tx, mail.address, detail, 'confirmed by mail', this.clock.now());
      return ok({ address: mail.address, topic: nameOf(detail) });
    });
  }

  private async stop(tx: Tx, mail: Mail, topic: string): Promise<void> {
    const now = this.clock.now();
    await this.suppressions.optOut(tx, mail.address, topic, `mail ${mail.id}`, now);
    await this.events.append(tx, {
      name: 'mail.unsubscribed',
      subjects: [mail.id],
      origin: 'live',
      occurredAt: now,
      payload: { topic },
    });
  }

  private async ask(tx: Tx, mail: Mail, topic: string): Promise<void> {
    const token = signLink(linkKeys(await installationSecret(tx)), {
      purpose: 'confirm',
      message: mail.id,
      contact: mail.contactId ?? '',
      detail: topic,
    });
    const { companyName, publicUrl } = this.identity;
    await this.letters.run(tx, {
      key: `confirm:${mail.id}:${topic}:${this.clock.now().toISOString().slice(0, 13)}`,
      purpose: 'confirmation',
      to: { name: '', email: mail.address },
      accountId: mail.accountId,
      contactId: mail.contactId,
      subject: `Please confirm: ${nameOf(topic)} from ${companyName}`,
      text: `Somebody, probably you, asked for “${nameOf(topic)}” from ${companyName} at this address.\n\nTo confirm, open this page:\n${publicUrl}/confirm/${token}\n\nIf it was not you, do nothing: you will get none.\n`,
      automatic: true,
    });
  }

  private async choices(tx: Tx, { address }: Mail, asked: readonly string[] = []): Promise<Choices> {
    const said = new Map((await this.consents.of(tx, address)).map(({ topic, wants }) => [topic, wants]));
    const { confirmedTopics } = await this.settings.get(tx);
    return {
      address,
      topics: TOPICS.map((topic) => ({
        ...topic,
        wants: said.get(topic.key) ?? !confirmedTopics.includes(topic.key),
        unconfirmed: asked.includes(topic.key),
      })),
    };
  }

  private async find(
    tx: Tx,
    token: string,
    purpose: LinkPurpose,
  ): Promise<Result<{ readonly mail: Mail; readonly detail: string }>> {
    const link = verifyLink(linkKeys(await installationSecret(tx)), token, { purpose });
    if (!link.ok) return link;
    const { message, contact, detail = '' } = link.value;
    const mail = await this.mails.byId(tx, message);
    return mail?.contactId === contact && (purpose !== 'confirm' || isTopic(detail))
      ? ok({ mail, detail })
      : err('LINK_EXPIRED', 'This link is too old to be used. Open the newest mail.');
  }
}

const nameOf = (key: string): string => TOPICS.find((topic) => topic.key === key)?.name ?? key;
