// Where each contact of a run stands: made once however often it is asked for, two of one address going the same way.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';

export type EnrolmentState = 'active' | 'holdout' | 'done' | 'exited' | 'cancelled';
export const ENROLMENT_STATES: readonly EnrolmentState[] = ['active', 'holdout', 'done', 'exited', 'cancelled'];

/** Somebody who may be enrolled, as a row of the audience says. */
export interface Candidate {
  readonly contactId: string;
  readonly accountId: string;
  /** empty where there is none */
  readonly address: string;
  readonly locale: string | null;
  /** the person's, and the account's; any text */
  readonly zone: string | null;
  readonly accountZone: string | null;
}

export interface NewEnrolment {
  readonly id: string;
  readonly contactId: string;
  readonly accountId: string;
  readonly address: string;
  readonly entry: string;
  readonly occurrence: number;
  readonly leadId: string | null;
  readonly arm: string;
  readonly locale: string;
  readonly zone: string;
  readonly enteredAt: Date;
  readonly notBefore: Date;
  readonly state: 'active' | 'holdout';
  readonly nextDue: Date | null;
}

export interface Enrolment {
  readonly id: string;
  readonly runId: string;
  readonly contactId: string;
  readonly accountId: string;
  readonly address: string;
  readonly occurrence: number;
  readonly leadId: string | null;
  readonly arm: string;
  readonly locale: string;
  readonly enteredAt: Date;
  readonly state: EnrolmentState;
  readonly reason: string | null;
  readonly position: number;
  readonly nextDue: Date | null;
  readonly awaiting: boolean;
  readonly goalAt: Date | null;
  readonly goalBefore: boolean;
}

const COLUMNS = `e.id, e.run_id AS "runId", e.contact_id AS "contactId", e.account_id AS "accountId", e.address, e.occurrence,
  e.lead_id AS "leadId", e.arm, e.locale, e.entered_at AS "enteredAt", e.state, e.reason, e.position, e.next_due AS "nextDue",
  e.awaiting, e.goal_at AS "goalAt", e.goal_before AS "goalBefore"`;

@Injectable()
export class EnrolmentRepository {
  /** Those of the same run, time and address that lead. */
  leads(
    tx: Tx,
    runId: string,
    addresses: readonly string[],
  ): Promise<
    {
      readonly id: string;
      readonly address: string;
      readonly arm: string;
      readonly locale: string;
      readonly occurrence: number;
    }[]
  > {
    return tx.query(
      `SELECT e.id, e.address, e.arm, e.locale, e.occurrence FROM campaign_enrolments e
       WHERE e.run_id = $1 AND e.lead_id IS NULL AND e.address <> '' AND e.address = ANY($2)`,
      [runId, addresses],
    );
  }

  /** Answers with the ids of those that are new. */
  async insert(tx: Tx, runId: string, campaignId: string, rows: readonly NewEnrolment[]): Promise<string[]> {
    const column = <K extends keyof NewEnrolment>(key: K) => rows.map((row) => row[key]);
    const made = await tx.query<{ id: string }>(
      `INSERT INTO campaign_enrolments (id, run_id, campaign_id, contact_id, account_id, address, entry, occurrence, lead_id, arm, locale, zone,
         entered_at, not_before, state, next_due)
       SELECT n.id, $1, $2, n.contact_id, n.account_id, n.address, n.entry, n.occurrence, n.lead_id, n.arm, n.locale, n.zone, n.entered_at,
         n.not_before, n.state, n.next_due
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::uuid[], $10::text[], $11::text[], $12::text[],
         $13::timestamptz[], $14::timestamptz[], $15::text[], $16::timestamptz[])
         n(id, contact_id, account_id, address, entry, occurrence, lead_id, arm, locale, zone, entered_at, not_before, state, next_due)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[
          runId,
          campaignId,
          column('id'),
          column('contactId'),
          column('accountId'),
          column('address'),
          column('entry'),
        ],
        ...[
          column('occurrence'),
          column('leadId'),
          column('arm'),
          column('locale'),
          column('zone'),
          column('enteredAt'),
        ],
        ...[column('notBefore'), column('state'), column('nextDue')],
      ],
    );
    return made.map(({ id }) => id);
  }

  /** How often each contact was in this run, and whether one time still goes on; and what named those times in the campaign. */
  async before(
    tx: Tx,
    runId: string,
    campaignId: string,
    contactIds: readonly string[],
  ): Promise<Map<string, { readonly times: number; readonly active: boolean; readonly entries: readonly string[] }>> {
    const rows = await tx.query<{ id: string; times: number; active: boolean; entries: string[] }>(
      `SELECT e.contact_id AS id, count(*) FILTER (WHERE e.run_id = $1)::int AS times, bool_or(e.state = 'active') AS active,
         array_agg(e.entry) AS entries FROM campaign_enrolments e WHERE e.campaign_id = $2 AND e.contact_id = ANY($3) GROUP BY e.contact_id`,
      [runId, campaignId, contactIds],
    );
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Enrolment[]> {
    return tx.query<Enrolment>(`SELECT ${COLUMNS} FROM campaign_enrolments e WHERE e.id = ANY($1)`, [ids]);
  }

  /** By name of account and address. */
  list(tx: Tx, runId: string, state: EnrolmentState | null, request: PageRequest): Promise<Page<Enrolment>> {
    return listPage<Enrolment>(
      tx,
      {
        select: COLUMNS,
        from: 'campaign_enrolments e',
        where: ['e.run_id = $1', '($2::text IS NULL OR e.state = $2)'],
        params: [runId, state],
        sort: { sql: 'e.entered_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 'e.id',
      },
      request,
    );
  }

  async counts(tx: Tx, runIds: readonly string[]): Promise<Map<string, Partial<Record<EnrolmentState, number>>>> {
    const rows = await tx.query<{ id: string; states: Partial<Record<EnrolmentState, number>> }>(
      `SELECT run_id AS id, jsonb_object_agg(state, n) AS states FROM (
         SELECT run_id, state, count(*)::int AS n FROM campaign_enrolments WHERE run_id = ANY($1) GROUP BY run_id, state) c GROUP BY run_id`,
      [runIds],
    );
    return new Map(rows.map(({ id, states }) => [id, states]));
  }

  /** Nothing more is decided for these. */
  async cancel(tx: Tx, runId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE campaign_enrolments SET state = 'cancelled', reason = 'cancelled by hand', next_due = NULL, awaiting = false, ended_at = $2
       WHERE run_id = $1 AND state = 'active'`,
      [runId, now],
    );
  }
}
