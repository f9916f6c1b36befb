// What an install says of its triage: since when it is worked, and how long it took before. And people's saved filters.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface TriageSettings {
  readonly baselineMinutes: number | null;
  /** local day, YYYY-MM-DD */
  readonly wentLiveOn: string | null;
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly view: string;
  readonly filter: unknown;
}

@Injectable()
export class TriageSettingsRepository {
  async get(tx: Tx): Promise<TriageSettings> {
    const row = await tx.one<TriageSettings>(
      `SELECT baseline_minutes AS "baselineMinutes", to_char(went_live_on, 'YYYY-MM-DD') AS "wentLiveOn" FROM triage_settings`,
    );
    return row ?? { baselineMinutes: null, wentLiveOn: null };
  }

  async put(tx: Tx, { baselineMinutes, wentLiveOn }: TriageSettings): Promise<void> {
    await tx.query('UPDATE triage_settings SET baseline_minutes = $1, went_live_on = $2', [
      baselineMinutes,
      wentLiveOn,
    ]);
  }

  /** The first run is go-live, unless somebody says otherwise. */
  async goLive(tx: Tx, day: string): Promise<void> {
    await tx.query('UPDATE triage_settings SET went_live_on = $1 WHERE went_live_on IS NULL', [day]);
  }

  views(tx: Tx, userId: string): Promise<SavedView[]> {
    return tx.query<SavedView>(
      'SELECT id, name, view, filter FROM triage_views WHERE user_id = $1 ORDER BY lower(name)',
      [userId],
    );
  }

  /** A name said again is the same view, changed. */
  async saveView(tx: Tx, userId: string, { id, name, view, filter }: SavedView): Promise<void> {
    await tx.query(
      `INSERT INTO triage_views (id, user_id, name, view, filter) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, lower(name)) DO UPDATE SET name = excluded.name, view = excluded.view, filter = excluded.filter`,
      [id, userId, name, view, JSON.stringify(filter)],
    );
  }

  async removeView(tx: Tx, id: string): Promise<boolean> {
    return (await tx.run('DELETE FROM triage_views WHERE id = $1', [id])) === 1;
  }
}
