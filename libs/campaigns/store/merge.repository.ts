// The data of mails for many contacts at once, in parts: who they are, what they used, how their escalation stands, and facts.
import { Injectable } from '@nestjs/common';
import { Params, type FactCatalogue, type Moment } from '#facts/rules';
import type { Tx } from '#platform/database';

export interface PersonRow {
  readonly contactId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly accountName: string;
  /** YYYY-MM-DD */
  readonly since: string | null;
  readonly csmName: string | null;
  readonly csmEmail: string | null;
}

export interface EscalationRow {
  readonly contactId: string;
  readonly count: number;
  readonly openedAt: Date;
  readonly stage: string;
  readonly nextUpdateAt: Date | null;
  readonly ownerName: string | null;
  readonly subject: string | null;
}

@Injectable()
export class MergeRepository {
  people(tx: Tx, contactIds: readonly string[]): Promise<PersonRow[]> {
    return tx.query<PersonRow>(
      `SELECT p.id AS "contactId", p.first_name AS "firstName", p.last_name AS "lastName", p.email, p.locale,
         coalesce(p.time_zone, a.time_zone) AS "timeZone", a.name AS "accountName", a.started_on::text AS since,
         u.name AS "csmName", u.email AS "csmEmail"
       FROM contacts p JOIN accounts a ON a.id = p.account_id
         LEFT JOIN account_owners o ON o.account_id = a.id AND o.role = 'csm' LEFT JOIN users u ON u.id = o.user_id AND u.active
       WHERE p.id = ANY($1)`,
      [contactIds],
    );
  }

  /** Of the account's open escalations the one that was opened first; nobody without any. */
  escalations(tx: Tx, contactIds: readonly string[]): Promise<EscalationRow[]> {
    return tx.query<EscalationRow>(
      `SELECT c.id AS "contactId", e.count, e.opened_at AS "openedAt", e.stage, e.next_update_due_at AS "nextUpdateAt", e.owner_name AS "ownerName",
         e.subject
       FROM contacts c CROSS JOIN LATERAL (
         SELECT x.*, u.name AS owner_name, k.subject, count(*) OVER ()::int AS count FROM escalations x LEFT JOIN users u ON u.id = x.owner_id
           LEFT JOIN cases k ON k.id = x.case_id WHERE x.account_id = c.account_id AND x.resolved_at IS NULL ORDER BY x.opened_at, x.id LIMIT 1) e
       WHERE c.id = ANY($1)`,
      [contactIds],
    );
  }

  /** Facts by key for each contact; keys that are no facts are left out. */
  async facts(
    tx: Tx,
    contactIds: readonly string[],
    keys: readonly string[],
    catalogue: FactCatalogue,
    moment: Moment,
  ): Promise<Map<string, Readonly<Record<string, unknown>>>> {
    const params = new Params(moment);
    const fields = keys.flatMap((key) => catalogue.fact('contact', key) ?? []);
    if (fields.length === 0) return new Map();
    const ids = params.bind(contactIds, 'uuid[]');
    const columns = fields.map((field, index) => {
      const cast = field.type === 'date' ? '::text' : field.type === 'number' ? '::float8' : '';
      return `(${field.sql('c', params)})${cast} AS f${index}`;
    });
    const { text, params: values } = params.statement(
      `SELECT c.id, ${columns.join(', ')} FROM contacts c WHERE c.id = ANY(${ids})`,
    );
    const rows = await tx.query<Record<string, unknown> & { id: string }>(text, values);
    return new Map(
      rows.map((row) => [row.id, Object.fromEntries(fields.map(({ key }, index) => [key, row[`f${index}`]]))]),
    );
  }

  async values(tx: Tx, runId: string): Promise<Readonly<Record<string, string>>> {
    const row = await tx.one<{ values: Record<string, string> | null }>(
      `SELECT definition->'values' AS values FROM campaign_runs WHERE id = $1`,
      [runId],
    );
    return row?.values ?? {};
  }
}
