// Somebody has seen what customers wrote and says why nothing needs doing. It is out of sight then, and is no action.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { CaseRepository } from '#cases';
import { severityOf } from '#escalations/rules';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { severityLimit } from '../rules/look-again.js';
import { ActionRepository } from '../store/action.repository.js';
import { ArrivalRepository } from '../store/arrival.repository.js';
import { HandOver } from './hand-over.js';
import { TriageCalendar } from './triage-calendar.js';

const MOST_CASES = 500;
const MOST_REASON = 2_000;

export interface Seen {
  readonly caseIds: readonly string[];
  readonly by: string | null;
  readonly reason: string;
  readonly channel: 'console' | 'mail';
  readonly at: Date;
}

@Injectable()
export class AcknowledgeCases {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly arrivals: ArrivalRepository,
    private readonly actions: ActionRepository,
    private readonly handing: HandOver,
    private readonly hours: TriageCalendar,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Answers how many cases it made a difference to: of those that the person may see, with something unhandled. */
  async run(scope: Scope, caseIds: readonly string[], given: string): Promise<Result<number>> {
    const reason = given.trim();
    if (reason === '') return err('REASON_MISSING', 'Say why nothing needs doing, so that others understand it later.');
    if (reason.length > MOST_REASON) return err('REASON_TOO_LONG', `Say it in at most ${MOST_REASON} characters.`);
    if (caseIds.length > MOST_CASES) return err('TOO_MANY_CASES', `Acknowledge at most ${MOST_CASES} cases at once.`);
    const by = scope.kind === 'user' ? scope.userId : null;
    return this.database.tx(scope, async (tx) => {
      const at = this.clock.now();
      const seen = { caseIds: [...new Set(caseIds)].filter(isId), by, reason, channel: 'console' as const, at };
      const acknowledged = await this.within(tx, seen);
      // A set-based change writes one entry with its count.
      if (acknowledged.length > 0)
        await this.audit.record(
          tx,
          'triage.acknowledged',
          acknowledged.length === 1 ? (acknowledged[0] ?? null) : null,
          {
            cases: acknowledged.length,
            reason,
          },
        );
      return ok(acknowledged.length);
    });
  }

  /** In a transaction with the scope of whoever acknowledges, or of the system for what came by mail. */
  async within(tx: Tx, { caseIds, by, reason, channel, at }: Seen): Promise<string[]> {
    const cases = [...(await this.cases.byIds(tx, caseIds)).values()];
    const ids = cases.map(({ id }) => id);
    const acknowledged = await this.arrivals.acknowledge(tx, { caseIds: ids, by, reason, channel, at });
    await this.actions.lookAgain(
      tx,
      cases.map(({ id, severity, priority }) => ({
        caseId: id,
        at,
        lookAgainAt: severityLimit(severityOf(severity ?? priority), at, this.hours.calendar),
      })),
    );
    await this.handing.tell(tx, ids);
    return acknowledged;
  }
}
