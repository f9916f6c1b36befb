// Makes mails for people: data from the room that knows them, the company and the links from here, and the template of the run.
import { Injectable } from '@nestjs/common';
import { Clock, err, groupBy, newId, ok, unwrap, type Result } from '#kernel';
import { installationSecret, type Tx } from '#platform/database';
import { messageId, senderOf, signLink, validateAddress, type LinkKeys } from '../rules/index.js';
import type { Mailing } from '../store/mail.js';
import { TemplateRepository } from '../store/template.repository.js';
import { openMail, type OpenMail, type View, viewOf } from '#templates';
import { LetterRepository } from '../store/letter.repository.js';
import { composeLetter } from './compose-letter.js';
import { composeMail, type ComposedMail } from './compose-mail.js';
import { linkKeys, MailIdentity } from './mail-identity.js';
import type { MailTemplate } from './mail-templates.js';
import { MergeFields, type Named, type Recipient } from './merge-fields.js';

/** What a message is made from. */
export interface Draft {
  readonly id: string;
  readonly key: string;
  /** null for letters to somebody who is no contact */
  readonly contactId: string | null;
  readonly address: string;
  readonly mailing: Pick<
    Mailing,
    'id' | 'name' | 'list' | 'sender' | 'fields' | 'templateVersion' | 'launchedAt' | 'tracks'
  >;
}

export interface MailPreview {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Links {
  readonly unsubscribe: string;
  readonly preferences: string;
  /** a page that asks one question */
  readonly answer: string;
}

@Injectable()
export class ComposeMails {
  private readonly opened = new Map<string, OpenMail>();

  constructor(
    private readonly templates: TemplateRepository,
    private readonly letters: LetterRepository,
    private readonly fields: MergeFields,
    private readonly identity: MailIdentity,
    private readonly clock: Clock,
  ) {}

  /** A result for each draft: the bytes, or why this person can't get them. */
  async run(tx: Tx, drafts: readonly Draft[]): Promise<Map<string, Result<ComposedMail>>> {
    const made = new Map<string, Result<ComposedMail>>();
    const keys = linkKeys(await installationSecret(tx));
    for (const [, group] of groupBy(drafts, ({ mailing }) => mailing.id)) {
      const mailing = group[0]?.mailing;
      if (!mailing) continue;
      if (mailing.templateVersion === null) {
        for (const [id, mail] of await this.composeLetters(tx, group)) made.set(id, mail);
        continue;
      }
      const template = await this.open(tx, mailing.templateVersion, mailing.tracks ?? false);
      const people = await this.fields.of(mailing.fields).recipients(
        tx,
        group.flatMap(({ contactId }) => contactId ?? []),
        mailing.launchedAt,
      );
      for (const draft of group) {
        const recipient = people.get(draft.contactId ?? '');
        made.set(
          draft.id,
          recipient && template.ok
            ? this.compose(template.value, draft, recipient, keys)
            : template.ok
              ? GONE
              : template,
        );
      }
    }
    return made;
  }

  /** Makes one from the template's own sample, and throws it away: whether mails of this template can be sent from here. */
  prove({ opened, source }: MailTemplate): Result<ComposedMail> {
    const id = newId();
    const draft: Draft = {
      id,
      key: id.replaceAll('-', ''),
      contactId: id,
      address: this.identity.company.address.address,
      mailing: {
        id,
        name: source.title,
        list: 'proof',
        sender: source.sender,
        fields: '',
        templateVersion: '',
        launchedAt: this.clock.now(),
      },
    };
    const recipient = { name: '', reader: { locale: 'en', zone: 'UTC' }, csm: null, view: source.sample };
    return this.compose(opened, draft, recipient, linkKeys(Buffer.alloc(32)));
  }

  /** As the recipient would see it; its links lead nowhere. */
  preview(template: OpenMail, recipient: Recipient): Result<MailPreview> {
    const unsubscribe = this.identity.unsubscribeUrl('preview');
    return template.preview(
      this.view(recipient, { unsubscribe, preferences: unsubscribe, answer: unsubscribe }),
      recipient.reader,
    );
  }

  private async composeLetters(tx: Tx, drafts: readonly Draft[]): Promise<[string, Result<ComposedMail>][]> {
    const letters = await this.letters.of(
      tx,
      drafts.map(({ id }) => id),
    );
    const { company, domain } = this.identity;
    return drafts.map(({ id, key, address }) => {
      const letter = letters.get(id);
      const frame = { company, key, messageId: messageId(key, domain), address, date: this.clock.now() };
      return [id, letter ? composeLetter(letter, frame) : err('LETTER_GONE', 'The letter is no longer there.')];
    });
  }

  private compose(template: OpenMail, draft: Draft, recipient: Recipient, keys: LinkKeys): Result<ComposedMail> {
    const to = validateAddress(draft.address);
    if (!to.ok) return to;
    const { mailing, key } = draft;
    const { domain } = this.identity;
    const who = { message: draft.id, contact: draft.contactId ?? '' };
    const link = (purpose: 'preferences' | 'tracking' | 'answer', detail = '') =>
      this.identity.linkUrl(purpose, signLink(keys, { purpose, ...who, detail }));
    const token = signLink(keys, { purpose: 'unsubscribe', ...who });
    const tracked = mailing.tracks
      ? Object.fromEntries([
          ['open', `${link('tracking', 'open')}.gif`],
          ...template.links.map((_, number) => [`l${number}`, link('tracking', String(number))] as const),
        ])
      : undefined;
    const url = this.identity.unsubscribeUrl(token);
    return composeMail(
      template,
      {
        ...senderOf(mailing.sender, this.identity.company, mailboxOf(recipient.csm)),
        to: { name: recipient.name, address: to.value },
        date: this.clock.now(),
        messageId: messageId(key, domain),
        key,
        list: { name: mailing.name, id: `${mailing.list}.${domain}` },
        unsubscribe: { url, mailbox: unwrap(validateAddress(`unsubscribe@${domain}`)), token },
      },
      this.view(recipient, { unsubscribe: url, preferences: link('preferences'), answer: link('answer') }, tracked),
      recipient.reader,
    );
  }

  private view({ view, csm }: Recipient, links: Links, tracked?: Readonly<Record<string, string>>): View {
    const { company, companyName, postalAddress } = this.identity;
    return viewOf({
      ...view,
      company: { name: companyName, postalAddress },
      // A mail needs somebody to answer to: without a CSM that is the company.
      csm: csm ?? { name: company.name, email: company.address.address },
      links: { ...links },
      ...(tracked && { tracked }),
    });
  }

  private async open(tx: Tx, version: string, tracked: boolean): Promise<Result<OpenMail>> {
    const name = tracked ? `${version} tracked` : version;
    const known = this.opened.get(name);
    if (known) return ok(known);
    const published = await this.templates.byVersion(tx, version);
    if (!published) return err('TEMPLATE_MISSING', 'The template of this run is missing.');
    const opened = openMail(published, tracked);
    if (opened.ok) this.opened.set(name, opened.value);
    return opened;
  }
}

const GONE = err('CONTACT_GONE', 'The contact is no longer there.');

function mailboxOf(person: Named | null) {
  const address = person && validateAddress(person.email);
  return person && address?.ok ? { name: person.name, address: address.value } : null;
}
