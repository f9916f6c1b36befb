// Mail of customers: an answer lands in its case, a new mail to the case mailbox opens one. Told twice, it is kept once.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseRepository, ReceiveMessages, SaveCases, type Case } from '#cases';
import { isKeptElsewhere, isOpen, OWN_SOURCE } from '#cases/rules';
import { validateAddress } from '#delivery/rules';
import { InboundTargets, OurAddresses, type InboundMail, type InboundMailTarget } from '#inbound';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { bodyOf, directionOf, stateAfter, subjectOf } from '../rules/mail-in.js';
import { ThreadRepository } from '../store/thread.repository.js';
import { MailIdentity } from '#delivery';

/** In addresses to answer to: `case+….…@`. */
export const CASE_KIND = 'case';

@Injectable()
export class ReceiveCaseMail implements InboundMailTarget, OnModuleInit {
  readonly name = 'cases';
  private readonly mailbox: string;

  constructor(
    @InjectConfig() config: Config,
    identity: MailIdentity,
    private readonly targets: InboundTargets,
    private readonly ours: OurAddresses,
    private readonly threads: ThreadRepository,
    private readonly cases: CaseRepository,
    private readonly save: SaveCases,
    private readonly messages: ReceiveMessages,
    private readonly events: EventLog,
  ) {
    this.mailbox = (config.BELLWETHER_CASE_MAILBOX ?? identity.company.address.address).toLowerCase();
  }

  onModuleInit(): void {
    this.targets.register(this);
  }

  takes(address: string): boolean {
    return address === this.mailbox || this.ours.looksLikeReply(CASE_KIND, address);
  }

  async receive(tx: Tx, mail: InboundMail): Promise<string> {
    const known = await this.caseOf(tx, mail);
    if (known) return this.add(tx, known, mail);
    if (mail.recipient !== this.mailbox) return 'about a case that is no longer here';
    // Whoever opens cases for machines that answer machines never stops.
    if (mail.automatic) return 'an automatic mail about no case of ours: none was opened';
    const opened = await this.open(tx, mail);
    return opened ? this.add(tx, opened, mail) : 'the case could not be opened';
  }

  /** By the sealed address first, then by what the mail answers. */
  private async caseOf(tx: Tx, { recipient, inReplyTo, references }: InboundMail): Promise<Case | undefined> {
    const sealed = await this.ours.repliedTo(tx, CASE_KIND, recipient);
    const named = [...references, ...(inReplyTo ? [inReplyTo] : [])];
    const id = sealed ?? (named.length > 0 ? await this.threads.caseOf(tx, named) : undefined);
    return id ? this.cases.lock(tx, id) : undefined;
  }

  private async open(tx: Tx, { subject, from, receivedAt }: InboundMail): Promise<Case | undefined> {
    const address = validateAddress(from.email);
    const externalId = await this.threads.nextNumber(tx);
    const row = {
      source: OWN_SOURCE,
      externalId,
      subject: subjectOf(subject),
      status: 'open',
      contactEmail: address.ok ? address.value.address.toLowerCase() : null,
      openedAt: receivedAt,
      at: receivedAt,
    };
    const saved = await this.save.run(tx, [row], 'live');
    const [id = ''] = saved.created;
    return this.cases.byId(tx, id);
  }

  private async add(tx: Tx, of: Case, mail: InboundMail): Promise<string> {
    const { messageId, from, receivedAt, automatic } = mail;
    if (messageId && (await this.threads.isHere(tx, messageId, of.id))) return `in case ${of.externalId} already`;
    const email = from.email.trim().toLowerCase();
    const writer = await this.threads.writer(tx, of.id, email);
    const direction = directionOf(writer);
    const stranger = !writer.isCustomer && !writer.isColleague;
    await this.messages.run(
      tx,
      [
        {
          caseId: of.id,
          source: OWN_SOURCE,
          externalId: `mail:${mail.id}`,
          mailId: messageId,
          direction,
          body: bodyOf(mail).replaceAll('\u0000', ''),
          sentAt: receivedAt,
          authorName: from.name.trim() || null,
          authorEmail: email || null,
          contactId: writer.contactId,
          ...(automatic && { automatic: true }),
          stranger,
        },
      ],
      'live',
    );
    await this.wake(tx, of, direction, automatic, receivedAt);
    return `in case ${of.externalId}${stranger ? ', from somebody who is no contact of the account' : ''}`;
  }

  private async wake(tx: Tx, of: Case, direction: ReturnType<typeof directionOf>, automatic: boolean, at: Date) {
    const state = isKeptElsewhere(of) ? null : stateAfter(of.state, direction, automatic);
    if (!state) return;
    const again = isOpen(of.state) ? {} : { reopenCount: of.reopenCount + 1, resolvedAt: null, closedAt: null };
    await this.cases.upsert(tx, [{ id: of.id, at, status: state, state, ...again }]);
    await this.events.append(tx, { name: 'case.changed', subjects: [of.id], origin: 'live', occurredAt: at });
  }
}
