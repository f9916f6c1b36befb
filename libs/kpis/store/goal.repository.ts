// Goals as rows: few, read whole.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { KpiGoal } from '../rules/goal.js';

@Injectable()
export class GoalRepository {
  all(tx: Tx): Promise<KpiGoal[]> {
    return tx.query<KpiGoal>('SELECT key, name, description, kpis FROM kpi_goals ORDER BY created_at, key');
  }

  async put(tx: Tx, { key, name, description, kpis }: KpiGoal, at: Date): Promise<'created' | 'changed' | 'same'> {
    const row = await tx.one<{ isNew: boolean }>(
      `INSERT INTO kpi_goals AS g (key, name, description, kpis, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (key) DO UPDATE SET name = excluded.name, description = excluded.description, kpis = excluded.kpis, updated_at = excluded.updated_at
       WHERE (g.name, g.description, g.kpis) IS DISTINCT FROM (excluded.name, excluded.description, excluded.kpis)
       RETURNING (xmax = 0) AS "isNew"`,
      [key, name, description, JSON.stringify(kpis), at],
    );
    return row ? (row.isNew ? 'created' : 'changed') : 'same';
  }
}
