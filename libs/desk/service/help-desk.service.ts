// How help desks are reached by mail: plain CRUD.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { fail, unwrap } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { OWN_SOURCE } from '#cases/rules';
import { checkTicketAddress } from '../rules/ticket-address.js';
import { HelpDeskRepository, type HelpDesk } from '../store/help-desk.repository.js';

@Injectable()
export class HelpDeskService {
  constructor(
    private readonly database: Database,
    private readonly desks: HelpDeskRepository,
    private readonly audit: Audit,
  ) {}

  save(scope: Scope, given: HelpDesk): Promise<HelpDesk> {
    const source = given.source.trim();
    if (source === '' || source.length > 100) fail('SOURCE_INVALID', 'Name the source as its cases do.');
    if (source === OWN_SOURCE)
      fail('SOURCE_OWN', 'Cases that come by mail are kept here; no help desk has to learn of them.');
    const desk = { source, ticketAddress: unwrap(checkTicketAddress(given.ticketAddress)) };
    return this.database.tx(scope, async (tx) => {
      await this.desks.put(tx, desk);
      await this.audit.record(tx, 'help-desk.saved', source, { ticketAddress: desk.ticketAddress });
      return desk;
    });
  }

  remove(scope: Scope, source: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      if (!(await this.desks.remove(tx, source))) fail('HELP_DESK_NOT_FOUND', 'There is no such help desk.');
      await this.audit.record(tx, 'help-desk.removed', source);
      return true;
    });
  }
}
