// News of a case, or of its customer's tier, sets its clocks anew.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { SetClocks } from '../service/set-clocks.js';

const CASES_OF: Readonly<Record<string, string>> = {
  case: 'SELECT unnest($1::uuid[]) AS id',
  message: 'SELECT DISTINCT case_id AS id FROM messages WHERE id = ANY($1)',
  account: `SELECT id FROM cases WHERE account_id = ANY($1) AND state IN ('open', 'pending')`,
};

@Subscribes({ name: 'clocks.set', on: ['case.opened', 'case.changed', 'message.received', 'account.changed'] })
@Injectable()
export class OnCaseNews implements Subscriber {
  constructor(private readonly setting: SetClocks) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = new Set<string>();
    const all = new Set<string>();
    for (const { name, subjects, origin } of events) {
      const sql = CASES_OF[name.slice(0, name.indexOf('.'))] ?? '';
      for (const { id } of await tx.query<{ id: string }>(sql, [subjects])) {
        all.add(id);
        if (origin === 'live') live.add(id);
      }
    }
    const ids = [...all];
    await this.setting.run(
      tx,
      ids,
      ids.filter((id) => !live.has(id)),
    );
  }
}
