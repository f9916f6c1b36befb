// The Unmatched queue: a person says once where a key belongs, and every case that waits under it finds its account.
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#accounts';
import { Audit } from '#access';
import { Clock, fail, isId } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { EventLog } from '#platform/events';
import { CaseMatchRepository, type UnmatchedGroup } from '../store/case-match.repository.js';
import { CaseRepository } from '../store/case.repository.js';

@Injectable()
export class MatchCases {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly cases: CaseRepository,
    private readonly matches: CaseMatchRepository,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** How many cases found their account. */
  run(scope: Scope, kind: UnmatchedGroup['kind'], key: string, accountId: string): Promise<number> {
    return this.database.tx(scope, async (tx) => {
      const account = isId(accountId) ? await this.accounts.byId(tx, accountId) : undefined;
      if (!account) fail('ACCOUNT_NOT_FOUND', 'There is no such account among those you can see.');
      if (key.trim() === '')
        fail('MATCH_KEY_EMPTY', 'These cases have nothing in common to match by. Open one and set its account there.');
      const ids = await this.matches.decide(tx, kind, key, accountId);
      const at = this.clock.now();
      await this.cases.upsert(
        tx,
        ids.map((id) => ({ id, accountId, at })),
      );
      await this.events.append(tx, {
        name: 'case.changed',
        subjects: ids,
        origin: 'backfill',
        occurredAt: at,
        payload: { matched: accountId },
      });
      await this.audit.record(tx, 'case.matched', accountId, { kind, key, cases: ids.length });
      return ids.length;
    });
  }
}
