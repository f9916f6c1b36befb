// The custom fields that accounts have.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { CustomField } from '../rules/index.js';

@Injectable()
export class CustomFieldRepository {
  all(tx: Tx): Promise<CustomField[]> {
    return tx.query<CustomField>('SELECT name, label, type FROM custom_fields ORDER BY lower(label), name');
  }

  /** Fields of these accounts that nobody knew yet, each as what its JSON is; a field that is known stays as it is. */
  async learn(tx: Tx, accountIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO custom_fields (name, label, type)
       SELECT DISTINCT ON (f.key) f.key, f.key, CASE jsonb_typeof(f.value) WHEN 'number' THEN 'number' WHEN 'boolean' THEN 'boolean'
         WHEN 'array' THEN 'list' ELSE 'text' END
       FROM accounts a CROSS JOIN LATERAL jsonb_each(a.custom) f
       WHERE a.id = ANY($1) AND a.custom <> '{}' AND jsonb_typeof(f.value) <> 'null' ORDER BY f.key ON CONFLICT (name) DO NOTHING`,
      [accountIds],
    );
  }

  async change(tx: Tx, { name, label, type }: CustomField): Promise<boolean> {
    const changed = await tx.query<{ name: string }>(
      'UPDATE custom_fields SET label = $2, type = $3 WHERE name = $1 RETURNING name',
      [name, label, type],
    );
    return changed.length > 0;
  }
}
