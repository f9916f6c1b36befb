// What comes back after a mail was taken by a server: delivery reports and complaints, from the mail door or a provider.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { EvidenceRepository } from '../store/evidence.repository.js';
import { SuppressionRepository } from '../store/suppression.repository.js';

/** dead: the address doesn't exist. failed: this mail didn't arrive. delayed: somebody goes on trying. */
export type DeliveryVerdict = 'dead' | 'failed' | 'delayed' | 'delivered';

@Injectable()
export class MailEvidence {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly suppressions: SuppressionRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Answers what became of it, for people. Throws where the mail is just being handed off: its outcome has to be written first. */
  async reported(tx: Tx, key: string, verdict: DeliveryVerdict, detail: string): Promise<string> {
    const mail = await this.repository.byKey(tx, key);
    if (!mail) return 'about no mail of ours';
    if (mail.state === 'handing_off') throw new Error('The mail that this is about is just being handed off');
    const now = this.clock.now();
    await this.repository.note(tx, mail.id, verdict, detail, now);
    if (verdict === 'delayed') return `delayed: ${detail}`;
    const moved = await this.repository.settle(tx, mail.id, verdict === 'delivered' ? 'sent' : 'bounced', detail, now);
    if (verdict === 'dead') await this.suppressions.add(tx, mail.address, `bounced: ${detail}`, now, null, 'bounce');
    if (verdict === 'delivered') return moved ? 'delivered: it was unknown until now' : 'delivered';
    return `${moved ? 'bounced' : `already ${mail.state}`}${verdict === 'dead' ? ', address suppressed' : ''}: ${detail}`;
  }

  async complained(tx: Tx, key: string, kind: string): Promise<string> {
    const mail = await this.repository.byKey(tx, key);
    if (!mail) return 'about no mail of ours';
    const now = this.clock.now();
    const isNew = await this.repository.note(tx, mail.id, 'complained', kind, now);
    await this.suppressions.add(tx, mail.address, `complained: ${kind}`, now, null, 'complaint');
    if (isNew)
      await this.events.append(tx, {
        name: 'mail.complained',
        subjects: [mail.id],
        origin: 'live',
        occurredAt: now,
        payload: { kind },
      });
    return `${mail.address} suppressed`;
  }
}
