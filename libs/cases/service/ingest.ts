// Live ingestion: what a help desk tells as it happens. Repeated and out-of-order deliveries converge to the same cases.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import type { CaseFields } from '../rules/case.js';
import { checkMessage, type MessageFields } from '../rules/check-message.js';
import { CaseRepository, keyText, type CaseKey } from '../store/case.repository.js';
import { ReceiveMessages } from './receive-messages.js';
import { SaveCases } from './save-cases.js';

export type IngestedMessage = MessageFields & { readonly externalId: string };

export type IngestedCase = CaseKey &
  CaseFields & {
    readonly organisationKey?: string | null;
    readonly contactEmail?: string | null;
    /** when the source last changed it; now when absent */
    readonly updatedAt?: Date;
    readonly messages?: readonly IngestedMessage[];
  };

export interface Ingested {
  readonly cases: number;
  readonly messages: number;
}

const MOST_CASES = 200;

@Injectable()
export class Ingest {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly save: SaveCases,
    private readonly receive: ReceiveMessages,
    private readonly clock: Clock,
  ) {}

  async run(given: readonly IngestedCase[]): Promise<Result<Ingested>> {
    if (given.length > MOST_CASES) return err('INGEST_TOO_MANY', `Send at most ${MOST_CASES} cases at once.`);
    for (const { externalId, messages = [] } of given)
      for (const message of messages) {
        const checked = checkMessage(message);
        if (!checked.ok)
          return err(checked.error.code, checked.error.message, { externalId, message: message.externalId });
      }
    return this.database.tx(SYSTEM, async (tx) => {
      const rows = given.map(({ messages: _, updatedAt, ...row }) => ({ ...row, at: updatedAt ?? this.clock.now() }));
      // An older state of a case that is already newer here only adds to history; it must not turn the case back.
      const known = await this.cases.idsByKey(tx, rows);
      const current = await this.cases.byIds(tx, [...known.values()]);
      const fresh = rows.filter((row) => {
        const id = known.get(keyText(row));
        return !id || (current.get(id)?.updatedAt.getTime() ?? 0) <= row.at.getTime() || row.status === undefined;
      });
      const saved = fresh.length > 0 ? await this.save.run(tx, fresh, 'live') : undefined;
      const ids = new Map([...known, ...(saved?.ids ?? [])]);
      const messages = given.flatMap((each) =>
        (each.messages ?? []).map((message) => ({
          ...message,
          source: each.source,
          caseId: ids.get(keyText(each)) ?? '',
        })),
      );
      const added = await this.receive.run(tx, messages, 'live');
      return ok({ cases: (saved?.created.length ?? 0) + (saved?.changed.length ?? 0), messages: added.length });
    });
  }
}
