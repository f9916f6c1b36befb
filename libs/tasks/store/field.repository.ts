// The questions that tasks ask, each known once: its answers are a fact about accounts.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { FieldType, FormField } from '../rules/form-field.js';

export type KnownField = Pick<FormField, 'key' | 'label' | 'type' | 'options'>;

@Injectable()
export class FieldRepository {
  all(tx: Tx): Promise<KnownField[]> {
    return tx.query<KnownField>('SELECT key, label, type, options FROM task_fields ORDER BY key');
  }

  /** Words and options may change, the type may not: answers are kept by it. Answers with those known by another type. */
  async learn(tx: Tx, fields: readonly KnownField[]): Promise<{ key: string; type: FieldType }[]> {
    if (fields.length === 0) return [];
    await tx.query(
      `INSERT INTO task_fields AS f (key, label, type, options)
       SELECT DISTINCT ON (key) key, label, type, options FROM jsonb_to_recordset($1) AS w(key text, label text, type text, options jsonb) ORDER BY key
       ON CONFLICT (key) DO UPDATE SET label = excluded.label, options = excluded.options WHERE f.type = excluded.type`,
      [JSON.stringify(fields.map(({ key, label, type, options }) => ({ key, label, type, options })))],
    );
    return tx.query(
      `SELECT f.key, f.type FROM task_fields f JOIN jsonb_to_recordset($1) AS w(key text, type text) ON w.key = f.key AND w.type <> f.type`,
      [JSON.stringify(fields.map(({ key, type }) => ({ key, type })))],
    );
  }
}
