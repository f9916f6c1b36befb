// Escalations that other systems tell of, as sets: history that is imported, or intervals read from a field or a tag.
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Origin } from '#kernel';
import type { Tx, Written } from '#platform/database';
import { EventLog } from '#platform/events';
import type { Severity, Stage } from '../rules/escalation.js';
import type { Escalation } from '../store/escalation.entity.js';
import { EscalationRepository, keyText, type EscalationKey } from '../store/escalation.repository.js';
import { ValueAtStake } from './value-at-stake.js';

/** Already checked by checkInterval. Absent: not said. Null: known to be empty. */
export interface EscalationRow extends EscalationKey {
  readonly accountId: string;
  readonly caseId?: string | null;
  readonly openedAt: Date;
  /** null: still open */
  readonly resolvedAt?: Date | null;
  readonly severity?: Severity;
  readonly stage?: Stage;
  readonly ownerId?: string | null;
  readonly reason?: string;
  readonly valueAtStake?: number | null;
  readonly currency?: string | null;
  readonly nextUpdateDueAt?: Date | null;
  readonly rootCause?: string | null;
  readonly summary?: string | null;
  readonly prevention?: string | null;
  /** when a known escalation became so; now when absent. A new one became so when it opened. */
  readonly at?: Date;
}

/** Said even where nobody said it: history begins with it. */
const INITIAL = { severity: 'normal', stage: 'new' } as const;

export interface SavedEscalations extends Written {
  /** keyText → id */
  readonly ids: ReadonlyMap<string, string>;
}

@Injectable()
export class SaveEscalations {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly values: ValueAtStake,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** A key said twice in `rows`: the later one wins. Said again unchanged, nothing is written or told. */
  async run(tx: Tx, rows: readonly EscalationRow[], origin: Origin): Promise<SavedEscalations> {
    const once = [...new Map(rows.map((row) => [keyText(row), row])).values()];
    const known = await this.escalations.byKeys(tx, once);
    const values = await this.values.of(tx, [...new Set(once.map(({ accountId }) => accountId))]);
    const given = once.map((row) => {
      const before = known.get(keyText(row));
      if (before) return { ...said(row), id: before.id, at: row.at ?? this.clock.now() };
      const contract = row.valueAtStake === undefined ? values.get(row.accountId) : undefined;
      const value = contract && { valueAtStake: contract.annualValue, currency: contract.currency };
      return { ...INITIAL, ...said(row), ...value, id: newId(row.openedAt), origin, at: row.openedAt };
    });
    const written = await this.escalations.upsert(tx, given);
    await this.tell(tx, written, known, given, origin);
    return { ...written, ids: new Map(given.map((row) => [keyText(row), row.id])) };
  }

  private async tell(
    tx: Tx,
    { created, changed }: Written,
    known: ReadonlyMap<string, Escalation>,
    given: readonly (EscalationRow & { readonly id: string; readonly at: Date })[],
    origin: Origin,
  ): Promise<void> {
    const touched = new Set([...created, ...changed]);
    const resolved = given.filter(
      (row) => touched.has(row.id) && row.resolvedAt && !known.get(keyText(row))?.resolvedAt,
    );
    const latest = (times: readonly Date[]) => new Date(Math.max(...times.map((time) => time.getTime())));
    await this.events.append(
      tx,
      { name: 'escalation.opened', subjects: created, origin, occurredAt: latest(given.map((row) => row.openedAt)) },
      { name: 'escalation.changed', subjects: changed, origin, occurredAt: latest(given.map(({ at }) => at)) },
      {
        name: 'escalation.resolved',
        subjects: resolved.map(({ id }) => id),
        origin,
        occurredAt: latest(resolved.map(({ resolvedAt, at }) => resolvedAt ?? at)),
      },
    );
  }
}

/** Without what was not said: a key that is there, even undefined, would be written as empty. */
const said = (row: EscalationRow): EscalationRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as EscalationRow;
