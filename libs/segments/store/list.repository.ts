// Static lists: which there are, who is on them, and who is meant by the lines of a file.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { SubjectKind } from '#facts/rules';
import type { ListLine, StaticList } from '../rules/index.js';
import type { Segment } from './segment.entity.js';

/** Whom a line names, among those that the viewer sees: none, one, or several. */
export interface Named {
  readonly line: number;
  readonly ids: readonly string[];
}

const MATCHES: Readonly<Record<SubjectKind, string>> = {
  account: `CASE
    WHEN g.id IS NOT NULL THEN ARRAY(SELECT a.id FROM accounts a WHERE a.id::text = lower(g.id))
    WHEN g."externalId" IS NOT NULL THEN ARRAY(SELECT DISTINCT x.account_id FROM account_external_ids x
      WHERE x.external_id = g."externalId" AND (g.source IS NULL OR x.source = g.source))
    ELSE ARRAY(SELECT a.id FROM accounts a WHERE lower(a.name) = lower(g.name) LIMIT 2) END`,
  contact: `CASE
    WHEN g.id IS NOT NULL THEN ARRAY(SELECT c.id FROM contacts c WHERE c.id::text = lower(g.id))
    ELSE ARRAY(SELECT c.id FROM contacts c WHERE c.email = lower(g.email)
      AND (g.name IS NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.id = c.account_id AND lower(a.name) = lower(g.name)))
      AND (g."externalId" IS NULL OR EXISTS (SELECT 1 FROM account_external_ids x
        WHERE x.account_id = c.account_id AND x.external_id = g."externalId" AND (g.source IS NULL OR x.source = g.source)))) END`,
};

@Injectable()
export class ListRepository {
  all(tx: Tx): Promise<StaticList[]> {
    return tx.query<StaticList>(`SELECT id, key, name, object FROM segments WHERE kind = 'list' ORDER BY id`);
  }

  named(tx: Tx, object: SubjectKind, lines: readonly ListLine[]): Promise<Named[]> {
    return tx.query<Named>(
      `SELECT g.line, ${MATCHES[object]} AS ids FROM jsonb_to_recordset($1::jsonb)
         AS g(line int, id text, "externalId" text, source text, email text, name text) ORDER BY g.line`,
      [JSON.stringify(lines.map(({ line, values }) => ({ line, ...values })))],
    );
  }

  /** Those among them that are on the list from now on and were not. */
  async add(
    tx: Tx,
    { id, object }: Segment,
    subjects: readonly string[],
    now: Date,
    by: string | null,
  ): Promise<string[]> {
    const account = object === 'account' ? 's.id' : 's.account_id';
    const rows = await tx.query<{ subject_id: string }>(
      `INSERT INTO segment_list_entries (id, segment_id, subject_id, account_id, from_at, added_by)
       SELECT gen_random_uuid(), $1, s.id, ${account},
         greatest($3::timestamptz, (SELECT max(e.to_at) FROM segment_list_entries e WHERE e.segment_id = $1 AND e.subject_id = s.id)), $4
       FROM ${object}s s WHERE s.id = ANY($2) ON CONFLICT DO NOTHING RETURNING subject_id`,
      [id, subjects, now, by],
    );
    return rows.map((row) => row.subject_id);
  }

  /** Those among them that were on the list. */
  async remove(tx: Tx, segmentId: string, subjects: readonly string[], now: Date): Promise<string[]> {
    const rows = await tx.query<{ subject_id: string }>(
      `UPDATE segment_list_entries SET to_at = greatest($3::timestamptz, from_at + interval '1 microsecond')
       WHERE segment_id = $1 AND subject_id = ANY($2) AND to_at IS NULL RETURNING subject_id`,
      [segmentId, subjects, now],
    );
    return rows.map((row) => row.subject_id);
  }
}
