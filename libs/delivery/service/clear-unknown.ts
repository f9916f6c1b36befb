// A message of which nobody knows whether it arrived: only a person sends it again, drops it, or says that it did.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import type { Mail } from '../store/mail.js';
import { MailRepository } from '../store/mail.repository.js';

export type UnknownVerdict = 'resend' | 'mark_sent' | 'drop';

const MOVES = {
  resend: ['queued', 'sent again by hand'],
  mark_sent: ['sent', 'said to have arrived'],
  drop: ['cancelled', 'dropped by hand'],
} as const;

@Injectable()
export class ClearUnknown {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  run(scope: Scope, id: string, verdict: UnknownVerdict): Promise<Result<Mail>> {
    return this.database.tx(scope, async (tx) => {
      const [to, reason] = MOVES[verdict];
      const cleared = await this.mails.clear(tx, id, to, reason, this.clock.now());
      const mail = await this.mails.byId(tx, id);
      if (!mail) return err('MAIL_NOT_FOUND', 'There is no such mail.');
      if (!cleared) return err('MAIL_NOT_UNKNOWN', `It is known what became of this mail: it is ${mail.state}.`);
      await this.audit.record(tx, 'mail.cleared', id, { verdict });
      return ok(mail);
    });
  }
}
