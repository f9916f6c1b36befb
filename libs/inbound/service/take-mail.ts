// What the door does with a mail: read it in its own thread, store it, and only then say yes.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { MailReader } from '../reader/mail-reader.js';
import { InboundMailRepository } from '../store/inbound-mail.repository.js';

@Injectable()
export class TakeMail implements OnModuleDestroy {
  private readonly reader = new MailReader();

  constructor(
    private readonly database: Database,
    private readonly repository: InboundMailRepository,
    private readonly clock: Clock,
  ) {}

  /** Resolves once it is stored for good. A mail that can't be read is stored as well: a person may look at it. */
  async run(sender: string, recipients: readonly string[], raw: Buffer): Promise<'new' | 'known'> {
    const parsed = await this.reader.read(raw);
    const arrival = {
      sender: sender.toLowerCase(),
      recipients: [...new Set(recipients.map((each) => each.toLowerCase()))],
      raw,
      parsed: parsed.ok ? parsed.value : null,
    };
    const isNew = await this.database.tx(SYSTEM, (tx) => this.repository.insert(tx, arrival, this.clock.now()));
    return isNew ? 'new' : 'known';
  }

  onModuleDestroy(): Promise<void> {
    return this.reader.close();
  }
}
