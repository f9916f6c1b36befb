// History as intervals: which value an attribute of a subject had from when to when. One statement closes and opens.
import type { Tx } from './tx.js';

/** A table of the shape that `intervalTableSql` makes. Names come from code, never from input. */
export interface IntervalTable {
  readonly table: string;
  /** column that names the subject, such as account_id */
  readonly subject: string;
}

export interface Change {
  readonly subject: string;
  readonly attribute: string;
  /** null: known to be empty */
  readonly value: string | null;
  readonly at: Date;
  /** orders changes of one instant; 0 when the source gives no order */
  readonly seq?: number;
}

/** DDL of an interval table over `parent` (its rows go with the parent). */
export const intervalTableSql = ({ table, subject }: IntervalTable, parent: string): string => `
  CREATE TABLE ${table} (
    ${subject} uuid NOT NULL REFERENCES ${parent}(id) ON DELETE CASCADE,
    attribute text NOT NULL,
    value text,
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    seq bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (${subject}, attribute, from_at, seq),
    CHECK (from_at <= to_at)
  );
  CREATE UNIQUE INDEX ${table}_open ON ${table} (${subject}, attribute) WHERE to_at IS NULL;`;

/**
 * SQL that folds changes into the table. `changes` is a query giving subject, attribute, value, at, seq.
 * A change to the value already held does nothing; late data splits the interval it falls in; equal neighbours become one.
 * Said twice, it changes nothing the second time.
 */
export const recordChangesSql = ({ table, subject }: IntervalTable, changes: string): string => `
  WITH change AS (
    SELECT DISTINCT ON (subject, attribute, at, seq) subject, attribute, value, at, seq FROM (${changes}) given
    ORDER BY subject, attribute, at, seq
  ), reach AS (
    SELECT subject, attribute, min(at) AS since FROM change GROUP BY subject, attribute
  ), held AS (
    SELECT i.${subject} AS subject, i.attribute, i.value, i.from_at AS at, i.seq, i.to_at
    FROM reach r JOIN ${table} i ON i.${subject} = r.subject AND i.attribute = r.attribute AND (i.to_at IS NULL OR i.to_at >= r.since)
  ), point AS (
    SELECT subject, attribute, value, at, seq FROM change
    UNION ALL
    SELECT subject, attribute, value, at, seq FROM held h
    WHERE NOT EXISTS (SELECT 1 FROM change c WHERE (c.subject, c.attribute, c.at, c.seq) = (h.subject, h.attribute, h.at, h.seq))
  ), marked AS (
    SELECT *, row_number() OVER w = 1 OR value IS DISTINCT FROM lag(value) OVER w AS turns
    FROM point WINDOW w AS (PARTITION BY subject, attribute ORDER BY at, seq)
  ), chain AS (
    SELECT subject, attribute, value, at, seq, lead(at) OVER (PARTITION BY subject, attribute ORDER BY at, seq) AS until
    FROM marked WHERE turns
  ), removed AS (
    DELETE FROM ${table} i USING held h
    WHERE (i.${subject}, i.attribute, i.from_at, i.seq) = (h.subject, h.attribute, h.at, h.seq)
      AND NOT EXISTS (SELECT 1 FROM chain c WHERE (c.subject, c.attribute, c.at, c.seq) = (h.subject, h.attribute, h.at, h.seq))
    RETURNING 1
  ), closed AS (
    UPDATE ${table} i SET to_at = c.until, value = c.value FROM chain c JOIN held h USING (subject, attribute, at, seq)
    WHERE (i.${subject}, i.attribute, i.from_at, i.seq) = (c.subject, c.attribute, c.at, c.seq)
      AND (h.to_at IS DISTINCT FROM c.until OR h.value IS DISTINCT FROM c.value)
      AND (SELECT count(*) FROM removed) >= 0 -- the index of open intervals is checked row by row, so order matters
    RETURNING 1
  )
  INSERT INTO ${table} (${subject}, attribute, value, from_at, to_at, seq)
  SELECT subject, attribute, value, at, until, seq FROM chain c
  WHERE (SELECT count(*) FROM closed) >= 0
    AND NOT EXISTS (SELECT 1 FROM held h WHERE (h.subject, h.attribute, h.at, h.seq) = (c.subject, c.attribute, c.at, c.seq))`;

export async function recordChanges(tx: Tx, target: IntervalTable, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    recordChangesSql(
      target,
      `SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[]) AS u(subject, attribute, value, at, seq)`,
    ),
    [
      changes.map((change) => change.subject),
      changes.map((change) => change.attribute),
      changes.map((change) => change.value),
      changes.map((change) => change.at.toISOString()),
      changes.map((change) => change.seq ?? 0),
    ],
  );
}
