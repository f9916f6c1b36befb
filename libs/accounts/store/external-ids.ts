// From the keys of other systems to our ids. The key is claimed first: two writers of one new row meet at its primary key.
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';

const text = ({ source, externalId }: ExternalKey): string => `${source}\u0000${externalId}`;

/** Ids of the keys that are known; keys are compared exactly. */
export class KeyedIds {
  private readonly ids = new Map<string, string>();

  constructor(rows: readonly (ExternalKey & { readonly id: string })[]) {
    for (const row of rows) this.ids.set(text(row), row.id);
  }

  of(key: ExternalKey): string | undefined {
    return this.ids.get(text(key));
  }
}

export class ExternalIds {
  /** `table` holds source, external_id and `column`. Names come from code. */
  constructor(
    private readonly table: string,
    private readonly column: string,
  ) {}

  async find(tx: Tx, keys: readonly ExternalKey[]): Promise<KeyedIds> {
    const rows = await tx.query<ExternalKey & { id: string }>(
      `SELECT e.source, e.external_id AS "externalId", e.${this.column} AS id
       FROM unnest($1::text[], $2::text[]) AS k(source, external_id) JOIN ${this.table} e USING (source, external_id)`,
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
    await tx.query(
      `INSERT INTO ${this.table} (source, external_id, ${this.column}) SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[]) ON CONFLICT DO NOTHING`,
      [sources, externalIds, keys.map((key) => propose(key) ?? newId())],
    );
    return this.find(tx, keys);
  }
}

const columnsOf = (keys: readonly ExternalKey[]): [string[], string[]] => [
  keys.map(({ source }) => source),
  keys.map(({ externalId }) => externalId),
];

export const ACCOUNT_IDS = new ExternalIds('account_external_ids', 'account_id');
export const CONTACT_IDS = new ExternalIds('contact_external_ids', 'contact_id');
