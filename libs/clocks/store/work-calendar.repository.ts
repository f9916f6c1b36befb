// Working calendars and the spans that they are cut into, so that working time can be reckoned for sets of rows.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { spansOf, type WorkCalendar } from '../rules/work-calendar.js';

export interface StoredCalendar extends WorkCalendar {
  readonly id: string;
  readonly name: string;
}

const COLUMNS = 'id, name, zone, week, holidays';
/** Imported cases can be old, and a promise can run for a year. */
const FROM = '2010-01-01';
const YEARS_AHEAD = 6;
/** Made anew when less than this is left. */
const YEARS_LEAST = 4;
const DAY_MS = 86_400_000;

@Injectable()
export class WorkCalendarRepository {
  list(tx: Tx): Promise<StoredCalendar[]> {
    return tx.query<StoredCalendar>(`SELECT ${COLUMNS} FROM work_calendars ORDER BY lower(name)`);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredCalendar>> {
    const rows = await tx.query<StoredCalendar>(`SELECT ${COLUMNS} FROM work_calendars WHERE id = ANY($1)`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async nameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
    const taken = 'SELECT 1 FROM work_calendars WHERE lower(name) = lower($1) AND id <> $2';
    return Boolean(await tx.one(taken, [name, exceptId]));
  }

  async put(tx: Tx, { id, name, zone, week, holidays }: StoredCalendar): Promise<void> {
    await tx.query(
      `INSERT INTO work_calendars (id, name, zone, week, holidays) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, zone = excluded.zone, week = excluded.week, holidays = excluded.holidays,
         spans_until = NULL`,
      [id, name, zone, JSON.stringify(week), holidays],
    );
  }

  async isUsed(tx: Tx, id: string): Promise<boolean> {
    return Boolean(await tx.one('SELECT 1 FROM clock_policies WHERE calendar_id = $1', [id]));
  }

  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.run('DELETE FROM work_calendars WHERE id = $1', [id])) === 1;
  }

  /** Cuts what has changed, or comes near its end, into spans. Cheap when there is nothing to do. */
  async cut(tx: Tx, now: Date): Promise<void> {
    const year = now.getUTCFullYear();
    const stale = await tx.query<StoredCalendar>(
      `SELECT ${COLUMNS} FROM work_calendars WHERE spans_until IS NULL OR spans_until < make_date($1, 1, 1) ORDER BY id FOR UPDATE`,
      [year + YEARS_LEAST],
    );
    for (const calendar of stale) {
      const until = `${year + YEARS_AHEAD}-01-01`;
      const spans = spansOf(calendar, FROM, Math.round((Date.parse(until) - Date.parse(FROM)) / DAY_MS));
      await tx.query('DELETE FROM calendar_spans WHERE calendar_id = $1', [calendar.id]);
      await tx.query(
        `INSERT INTO calendar_spans (calendar_id, opens_at, closes_at, before_ms)
         SELECT $1, to_timestamp(o / 1000.0), to_timestamp(c / 1000.0), b FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS s(o, c, b)`,
        [
          calendar.id,
          spans.map(({ opens }) => opens),
          spans.map(({ closes }) => closes),
          spans.map(({ before }) => before),
        ],
      );
      await tx.query('UPDATE work_calendars SET spans_until = $2::date WHERE id = $1', [calendar.id, until]);
    }
  }
}
