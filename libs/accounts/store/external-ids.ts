// From the keys of other systems to our ids. The key is claimed first: two writers of one new row meet at its primary key.
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';

export const keyText = ({ source, externalId }: ExternalKey): string => `${source}\u0000${externalId}`;

/** Ids of the keys that are known; keys are compared exactly. */
export class KeyedIds {
  private readonly ids = new Map<string, string>();

  constructor(rows: readonly (ExternalKey & { readonly id: string })[]) {
    for (const row of rows) this.ids.set(keyText(row), row.id);
  }

  of(key: ExternalKey): string | undefined {
    return this.ids.get(keyText(key));
  }

  and(others: KeyedIds): KeyedIds {
    for (const [key, id] of others.ids) this.ids.set(key, id);
    return this;
  }

  all(): string[] {
    return [...new Set(this.ids.values())];
  }
}

export class ExternalIds {
  /** `table` holds source, external_id and `column`. Names come from code. */
  constructor(
    private readonly table: string,
    private readonly column: string,
  ) {}

  async find(tx: Tx, keys: readonly ExternalKey[]): Promise<KeyedIds> {
    if (keys.length === 0) return new KeyedIds([]);
    const rows = await tx.query<ExternalKey & { id: string }>(
      // Each key is looked up for itself: a table that has just grown has no statistics that would say so.
      `SELECT k.source, k.external_id AS "externalId", e.id FROM unnest($1::text[], $2::text[]) AS k(source, external_id)
       CROSS JOIN LATERAL (SELECT ${this.column} AS id FROM ${this.table} WHERE source = k.source AND external_id = k.external_id LIMIT 1) e`,
      columnsOf(keys),
    );
    return new KeyedIds(rows);
  }

  /** Ids of all keys; unknown ones get `propose(key)` or a new id. */
  async claim(
    tx: Tx,
    keys: readonly ExternalKey[],
    propose: (key: ExternalKey) => string | undefined = () => undefined,
  ): Promise<KeyedIds> {
    const [sources, externalIds] = columnsOf(keys);
    const claimed = new KeyedIds(
      await tx.query(
        `INSERT INTO ${this.table} (source, external_id, ${this.column}) SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[])
         ON CONFLICT DO NOTHING RETURNING source, external_id AS "externalId", ${this.column} AS id`,
        [sources, externalIds, keys.map((key) => propose(key) ?? newId())],
      ),
    );
    const others = keys.filter((key) => claimed.of(key) === undefined);
    return claimed.and(await this.find(tx, others));
  }
}

const columnsOf = (keys: readonly ExternalKey[]): [string[], string[]] => [
  keys.map(({ source }) => source),
  keys.map(({ externalId }) => externalId),
];

export const ACCOUNT_IDS = new ExternalIds('account_external_ids', 'account_id');
export const CONTACT_IDS = new ExternalIds('contact_external_ids', 'contact_id');
