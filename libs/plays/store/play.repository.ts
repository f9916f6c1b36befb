// Plays as rows: few, so that lists need no pages.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { PlayDefinition } from '../rules/play.js';
import type { StartWith } from '../rules/run-state.js';
import type { RunState } from '../rules/states.js';
import type { Play } from './play.entity.js';

export type RunCounts = Record<RunState, number>;

const COLUMNS = `p.id, p.key, p.name, p.definition, p.version, p.enabled, p.enabled_at AS "enabledAt", p.start_with AS "startWith",
  p.enabled_after AS "enabledAfter", p.taking_existing AS "takingExisting", p.taken_until AS "takenUntil", p.created_at AS "createdAt", p.updated_at AS "updatedAt"`;

@Injectable()
export class PlayRepository {
  all(tx: Tx): Promise<Play[]> {
    return tx.query<Play>(`SELECT ${COLUMNS} FROM plays p ORDER BY lower(p.name), p.id`);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Play>> {
    const rows = await tx.query<Play>(`SELECT ${COLUMNS} FROM plays p WHERE p.id = ANY($1)`, [ids]);
    return new Map(rows.map((play) => [play.id, play]));
  }

  byKey(tx: Tx, key: string): Promise<Play | undefined> {
    return tx.one<Play>(`SELECT ${COLUMNS} FROM plays p WHERE p.key = $1`, [key]);
  }

  /** The play, and nobody else changes it until the transaction ends. */
  lock(tx: Tx, key: string): Promise<Play | undefined> {
    return tx.one<Play>(`SELECT ${COLUMNS} FROM plays p WHERE p.key = $1 FOR UPDATE`, [key]);
  }

  /** Their definitions stay as they are until the transaction ends. */
  async hold(tx: Tx, ids: readonly string[]): Promise<Map<string, Play>> {
    const rows = await tx.query<Play>(`SELECT ${COLUMNS} FROM plays p WHERE p.id = ANY($1) ORDER BY p.id FOR SHARE`, [
      ids,
    ]);
    return new Map(rows.map((play) => [play.id, play]));
  }

  async insert(tx: Tx, id: string, definition: PlayDefinition, now: Date): Promise<void> {
    await tx.query(
      'INSERT INTO plays (id, key, name, definition, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)',
      [id, definition.key, definition.name, JSON.stringify(definition), now],
    );
  }

  /** Answers whether the definition is another one than before; compared as values, so order of keys means nothing. */
  async change(tx: Tx, definition: PlayDefinition, now: Date): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE plays SET name = $2, definition = $3::jsonb, version = version + 1, updated_at = $4
       WHERE key = $1 AND definition IS DISTINCT FROM $3::jsonb`,
      [definition.key, definition.name, JSON.stringify(definition), now],
    );
    return changed > 0;
  }

  async enable(tx: Tx, id: string, startWith: StartWith, now: Date): Promise<void> {
    await tx.query(
      `UPDATE plays SET enabled = true, enabled_at = $3, start_with = $2, updated_at = $3,
         enabled_after = (SELECT coalesce(max(seq), 0) FROM events), taking_existing = $2 = 'existing', taken_until = NULL WHERE id = $1`,
      [id, startWith, now],
    );
  }

  async disable(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query('UPDATE plays SET enabled = false, taking_existing = false, updated_at = $2 WHERE id = $1', [
      id,
      now,
    ]);
  }

  /** Plays that still take existing members. */
  async taking(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ key: string }>('SELECT key FROM plays WHERE taking_existing ORDER BY id');
    return rows.map(({ key }) => key);
  }

  /** How far it has come; null: all are taken. */
  async taken(tx: Tx, id: string, until: string | null): Promise<void> {
    await tx.query('UPDATE plays SET taken_until = $2, taking_existing = $2::uuid IS NOT NULL WHERE id = $1', [
      id,
      until,
    ]);
  }

  async runCounts(tx: Tx, ids: readonly string[]): Promise<Map<string, RunCounts>> {
    const rows = await tx.query<RunCounts & { playId: string }>(
      `SELECT play_id AS "playId", ${(['running', 'completed', 'cancelled'] satisfies RunState[])
        .map((state) => `count(*) FILTER (WHERE state = '${state}')::int AS ${state}`)
        .join(', ')}
       FROM play_runs WHERE play_id = ANY($1) GROUP BY play_id`,
      [ids],
    );
    return new Map(rows.map((row) => [row.playId, row]));
  }
}
