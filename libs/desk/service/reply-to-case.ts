// Answers the customer by a real mail in the same thread: on its way exactly if what was written is kept.
import { Injectable } from '@nestjs/common';
import { ContactRepository } from '#accounts';
import { MailIdentity, SendLetter, type NewLetter } from '#delivery';
import { OurAddresses } from '#inbound';
import { err, newId, ok, type Result } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { replySubject, ticketAddress } from '../rules/ticket-address.js';
import type { CaseState } from '#cases/rules';
import { checkMessage } from '#cases/rules';
import { isKeptElsewhere } from '#cases/rules';
import type { Case } from '#cases';
import { CaseRepository } from '#cases';
import { HelpDeskRepository } from '../store/help-desk.repository.js';
import { MessageRepository } from '#cases';
import { ActInCase, type Acting } from './act-in-case.js';
import { ChangeCase } from './change-case.js';
import { CASE_KIND } from './receive-case-mail.js';

export interface Reply {
  readonly body: string;
  /** what becomes of the case, where no help desk keeps it */
  readonly then?: CaseState | null;
  /** names this very reply, so that a repeated request sends nothing twice */
  readonly key?: string | null;
}

@Injectable()
export class ReplyToCase {
  constructor(
    private readonly acting: ActInCase,
    private readonly changing: ChangeCase,
    private readonly cases: CaseRepository,
    private readonly contacts: ContactRepository,
    private readonly desks: HelpDeskRepository,
    private readonly messages: MessageRepository,
    private readonly letters: SendLetter,
    private readonly identity: MailIdentity,
    private readonly ours: OurAddresses,
  ) {}

  run(scope: Scope, id: string, reply: Reply): Promise<Result<Case>> {
    return this.acting.run(scope, id, (acting) => this.reply(acting, reply));
  }

  /** In a transaction that does more than this reply. A refusal has written nothing. */
  within(tx: Tx, id: string, reply: Reply): Promise<Result<Case>> {
    return this.acting.within(tx, id, (acting) => this.reply(acting, reply));
  }

  private async reply(acting: Acting, { body, then = null, key }: Reply): Promise<Result<Case>> {
    const { tx, of, now } = acting;
    const externalId = key ? `${of.id}:${key.slice(0, 100)}` : newId();
    if (await this.messages.isHere(tx, externalId)) return ok(of);
    const checked = checkMessage({ direction: 'outbound', body, sentAt: now });
    if (!checked.ok) return checked;
    if (then && isKeptElsewhere(of))
      return err('CASE_KEPT_ELSEWHERE', `This case is kept in ${of.source}. Change its state there.`);
    const sent = await this.send(acting, externalId, checked.value.body);
    if (!sent.ok) return sent;
    const { messageId: mailId, id: sentMailId } = sent.value;
    const messageId = await this.acting.say(acting, { ...checked.value, externalId, mailId, sentMailId });
    const told = await this.acting.tell(acting, { name: 'replied', payload: { message: messageId } }, [
      { kind: 'reply', messageId },
    ]);
    if (!then || then === of.state) return told;
    return this.changing.moveIn({ ...acting, of: (await this.cases.byId(tx, of.id)) ?? of }, then);
  }

  private async send({ tx, of, by }: Acting, key: string, text: string) {
    const contact = of.contactId ? (await this.contacts.byIds(tx, [of.contactId])).get(of.contactId) : undefined;
    const email = contact?.email ?? of.contactEmail;
    if (!email)
      return err(
        'REPLY_NO_ADDRESS',
        'Nobody knows an address for this case. Log a call, or give its contact an address.',
      );
    const ticket = await this.ticketOf(of, tx);
    const { company, companyName } = this.identity;
    const ids = await this.messages.mailIds(tx, of.id);
    const letter: NewLetter = {
      key: `reply:${key}`,
      purpose: 'case-reply',
      to: { name: contact ? [contact.firstName, contact.lastName].filter(Boolean).join(' ') : '', email },
      accountId: of.accountId,
      contactId: contact?.id ?? null,
      from: { name: by ? `${by.name}, ${companyName}` : companyName, email: company.address.address },
      // What is answered goes where the case is kept.
      replyTo: { name: companyName, email: ticket ?? (await this.ours.replyTo(tx, CASE_KIND, of.id)) },
      subject: replySubject(of.subject),
      text,
      thread: { inReplyTo: ids.at(-1) ?? null, references: ids },
      automatic: false,
    };
    const sent = await this.letters.run(tx, letter);
    if (sent.ok && ticket) {
      const copy = { ...letter, key: `copy:${key}`, to: { name: '', email: ticket }, contactId: null };
      const copied = await this.letters.run(tx, copy);
      if (!copied.ok) return copied;
    }
    return sent;
  }

  private async ticketOf(of: Case, tx: Acting['tx']): Promise<string | null> {
    const desk = isKeptElsewhere(of) ? await this.desks.of(tx, of.source) : undefined;
    return desk ? ticketAddress(desk.ticketAddress, of.externalId) : null;
  }
}
