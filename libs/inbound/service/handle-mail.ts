// Decides what a mail that came in is and has it dealt with, in one transaction with the mark that it was.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { MailEvidence, Unsubscribe } from '#delivery';
import { KEY_HEADER } from '#delivery/rules';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import {
  isAutomatic,
  keyInReport,
  ownWords,
  readComplaint,
  readDeliveryReport,
  readPlainBounce,
  type ParsedMail,
} from '../rules/index.js';
import { InboundMailRepository, type InboundKind, type StoredMail } from '../store/inbound-mail.repository.js';
import { InboundTargets, type InboundMailTarget } from './inbound-targets.js';
import { OurAddresses } from './our-addresses.js';

const MOST_ATTEMPTS = 6;

interface Dealt {
  readonly kind: InboundKind;
  readonly outcome: string;
}

@Injectable()
export class HandleMail {
  constructor(
    private readonly database: Database,
    private readonly repository: InboundMailRepository,
    private readonly ours: OurAddresses,
    private readonly targets: InboundTargets,
    private readonly evidence: MailEvidence,
    private readonly unsubscribing: Unsubscribe,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {}

  /** True when there was one. A mail that makes a room stumble is tried again later and holds up no other. */
  async next(): Promise<boolean> {
    let taken: StoredMail | undefined;
    try {
      return await this.database.tx(SYSTEM, async (tx) => {
        taken = await this.repository.take(tx);
        if (!taken) return false;
        const { kind, outcome } = await this.deal(tx, taken);
        await this.repository.handled(tx, taken.id, kind, outcome, this.clock.now());
        return true;
      });
    } catch (error) {
      if (!taken) throw error;
      const { id } = taken;
      const why = error instanceof Error ? error.message : String(error);
      this.log.error({ err: error, id }, 'a mail that came in could not be handled; trying again');
      await this.database.tx(SYSTEM, (tx) => this.repository.stumbled(tx, id, why, MOST_ATTEMPTS));
      return true;
    }
  }

  private async deal(tx: Tx, stored: StoredMail): Promise<Dealt> {
    const { parsed, recipients } = stored;
    if (!parsed) return { kind: 'unreadable', outcome: 'kept for a person: it could not be read' };
    const complaint = await this.complaint(tx, parsed);
    if (complaint) return complaint;
    const returned = recipients.find((address) => this.ours.isBounce(address));
    if (returned !== undefined) return this.returned(tx, stored, parsed, returned);
    if (recipients.some((address) => this.ours.isUnsubscription(address))) return this.unsubscription(tx, parsed);
    return this.message(tx, stored, parsed);
  }

  private async complaint(tx: Tx, parsed: ParsedMail): Promise<Dealt | null> {
    const complaint = readComplaint(parsed);
    if (!complaint) return null;
    const key = this.ours.bouncedKey(complaint.originalSender) ?? keyInReport(parsed, KEY_HEADER);
    const outcome = key ? await this.evidence.complained(tx, key, complaint.kind) : 'about no mail of ours';
    return { kind: 'complaint', outcome };
  }

  private async returned(tx: Tx, { sender }: StoredMail, parsed: ParsedMail, address: string): Promise<Dealt> {
    const key = this.ours.bouncedKey(address) ?? '';
    const report = readDeliveryReport(parsed);
    // Without a report it is a bounce only where nobody may be answered: else somebody's program answered to the wrong address.
    if (!report && sender !== '')
      return { kind: 'message', outcome: 'an answer to the return address: nobody reads those' };
    const { verdict, status, detail } = report ?? readPlainBounce(parsed);
    return {
      kind: 'delivery report',
      outcome: await this.evidence.reported(tx, key, verdict, `${status} ${detail}`.trim()),
    };
  }

  /** The link's token stands in the subject; some programs put it into the body instead. */
  private async unsubscription(tx: Tx, parsed: ParsedMail): Promise<Dealt> {
    for (const word of [...parsed.subject.split(/\s+/), ...parsed.text.slice(0, 2_000).split(/\s+/)].filter((each) =>
      each.includes('.'),
    )) {
      const done = await this.unsubscribing.byToken(tx, word);
      if (done.ok) return { kind: 'unsubscription', outcome: `${done.value.address} gets no more ${done.value.list}` };
    }
    return { kind: 'unsubscription', outcome: 'waits for a person: it does not say which mail it is about' };
  }

  private async message(tx: Tx, stored: StoredMail, parsed: ParsedMail): Promise<Dealt> {
    const chosen = new Map<InboundMailTarget, string>();
    for (const address of stored.recipients) {
      const target = this.targets.of(address);
      if (target && !chosen.has(target)) chosen.set(target, address);
    }
    const outcomes: string[] = [];
    for (const [target, recipient] of chosen) {
      const { cc, subject, messageId, inReplyTo, references, text, html, attachments } = parsed;
      const { id, sender, receivedAt } = stored;
      outcomes.push(
        await target.receive(tx, {
          ...{
            id,
            recipient,
            sender,
            receivedAt,
            cc,
            subject,
            messageId,
            inReplyTo,
            references,
            text,
            html,
            attachments,
          },
          from: parsed.from ?? { name: '', email: sender },
          words: ownWords(text),
          automatic: isAutomatic(parsed, sender),
        }),
      );
    }
    return { kind: 'message', outcome: outcomes.join('; ') || 'nobody here reads mail to this address' };
  }
}
