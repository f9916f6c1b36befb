// A mail that could not be handled, once what stood in its way is gone.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { InboundMailRepository, type InboundRow } from '../store/inbound-mail.repository.js';

@Injectable()
export class RetryMail {
  constructor(
    private readonly database: Database,
    private readonly repository: InboundMailRepository,
    private readonly audit: Audit,
  ) {}

  run(scope: Scope, id: string): Promise<Result<InboundRow>> {
    return this.database.tx(scope, async (tx) => {
      const retried = await this.repository.retry(tx, id);
      const mail = await this.repository.byId(tx, id);
      if (!mail) return err('INBOUND_MAIL_NOT_FOUND', 'There is no such mail.');
      if (!retried) return err('INBOUND_MAIL_HANDLED', 'Only a mail that could not be handled is tried again.');
      await this.audit.record(tx, 'inbound-mail.retried', id);
      return ok(mail);
    });
  }
}
