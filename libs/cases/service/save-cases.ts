// The one way to write cases: matched to their account, as a set, remembered as intervals, told as events.
import { Injectable } from '@nestjs/common';
import { newId, type Origin } from '#kernel';
import type { Tx, Written } from '#platform/database';
import { EventLog } from '#platform/events';
import { stateOf, type CaseFields } from '../rules/case.js';
import { CaseMatchRepository } from '../store/case-match.repository.js';
import { OutboxRepository } from '../store/outbox.repository.js';
import { CaseRepository, keyText, type CaseKey } from '../store/case.repository.js';

/** A case as its source tells it. `accountId` skips the matching. `at`: when it became so. */
export type CaseRow = CaseKey &
  CaseFields & {
    readonly at: Date;
    readonly accountId?: string | null;
    readonly contactId?: string | null;
    readonly organisationKey?: string | null;
    /** the customer's person in the source */
    readonly contactKey?: string | null;
    readonly contactEmail?: string | null;
  };

export interface SavedCases extends Written {
  /** keyText → id */
  readonly ids: ReadonlyMap<string, string>;
}

@Injectable()
export class SaveCases {
  constructor(
    private readonly cases: CaseRepository,
    private readonly matches: CaseMatchRepository,
    private readonly outbox: OutboxRepository,
    private readonly events: EventLog,
  ) {}

  /** A key said twice in `rows`: the later one wins. Answers with the ids by key besides what was written. */
  async run(tx: Tx, rows: readonly CaseRow[], origin: Origin): Promise<SavedCases> {
    const once = [...new Map(rows.map((row) => [keyText(row), row])).values()];
    const known = await this.cases.idsByKey(tx, once);
    const matched = await this.match(
      tx,
      once.map((row) => ({ ...row, id: known.get(keyText(row)) ?? newId(), isNew: !known.has(keyText(row)) })),
    );
    const written = await this.cases.upsert(tx, matched);
    const occurredAt = new Date(Math.max(...once.map(({ at }) => at.getTime())));
    await this.outbox.settleValues(tx, [...known.values()], occurredAt);
    await this.events.append(
      tx,
      { name: 'case.opened', subjects: written.created, origin, occurredAt },
      { name: 'case.changed', subjects: written.changed, origin, occurredAt },
    );
    return { ...written, ids: new Map(matched.map((row) => [keyText(row), row.id])) };
  }

  /** Only a new case, or one that says who it is from, is matched: a person's decision is not undone by the next sync. */
  private async match<T extends CaseRow & { readonly id: string; readonly isNew: boolean }>(
    tx: Tx,
    rows: readonly T[],
  ) {
    const asking = rows.filter((row) => row.isNew && row.accountId === undefined);
    const found = await this.matches.find(
      tx,
      asking.map(({ source, organisationKey, contactKey, contactEmail }) => ({
        source,
        organisationKey: organisationKey ?? null,
        contactKey: contactKey ?? null,
        contactEmail: contactEmail ?? null,
      })),
    );
    const matchOf = new Map(asking.map((row, n) => [row.id, found[n]]));
    return rows.map(({ isNew, ...row }) => {
      const match = isNew ? matchOf.get(row.id) : undefined;
      return {
        ...row,
        ...(row.status !== undefined && { state: stateOf(row.status) }),
        ...(match && { accountId: match.accountId, contactId: row.contactId ?? match.contactId }),
      };
    });
  }
}
