// Each time a campaign went out, and the people that it was for at that moment.
import { Injectable } from '@nestjs/common';
import { groupBy, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';
import type { RunFacts } from '../rules/run-state.js';

export interface NewCampaignRun {
  readonly id: string;
  readonly campaignId: string;
  /** launched twice under one key, a campaign goes out once */
  readonly key: string;
  readonly version: number;
  readonly definition: CampaignDefinition;
  readonly segmentId: string;
  readonly launchedAt: Date;
  readonly launchedBy: string | null;
}

export interface CampaignRun extends NewCampaignRun, RunFacts {
  readonly pauseReason: string | null;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date;
}

/** A run whose rows are still being made. */
export interface PlanningRun {
  readonly id: string;
  readonly key: string;
  readonly definition: CampaignDefinition;
  readonly segmentId: string;
  readonly audienceAt: Date;
  readonly plannedThrough: string | null;
}

const COLUMNS = `r.id, r.campaign_id AS "campaignId", r.key, r.version, r.definition, r.segment_id AS "segmentId",
  r.launched_at AS "launchedAt", r.launched_by AS "launchedBy", r.audience, g.paused_at AS "pausedAt", g.pause_reason AS "pauseReason",
  g.cancelled_at AS "cancelledAt", g.finished_at AS "finishedAt", g.expires_at AS "expiresAt", g.label`;
const FROM = 'campaign_runs r JOIN mailings g ON g.id = r.id';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Who was in the segment at the launch: the memberships are kept as intervals, so that this stays answerable. */
const MEMBERS = `SELECT sm.contact_id, sm.account_id FROM segment_memberships sm
  WHERE sm.segment_id = $1 AND sm.entered_at <= $2 AND (sm.left_at IS NULL OR sm.left_at > $2) AND sm.contact_id > $3
  ORDER BY sm.contact_id LIMIT $4`;
const ZONE = 'coalesce(c.time_zone, a.time_zone)';

@Injectable()
export class CampaignRunRepository {
  async insert(tx: Tx, run: NewCampaignRun): Promise<void> {
    await tx.query(
      `INSERT INTO campaign_runs (id, campaign_id, key, version, definition, segment_id, launched_at, launched_by, audience_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7)`,
      [
        run.id,
        run.campaignId,
        run.key,
        run.version,
        JSON.stringify(run.definition),
        run.segmentId,
        run.launchedAt,
        run.launchedBy,
      ],
    );
  }

  byId(tx: Tx, id: string): Promise<CampaignRun | undefined> {
    return tx.one<CampaignRun>(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`, [id]);
  }

  byKey(tx: Tx, campaignId: string, key: string): Promise<CampaignRun | undefined> {
    return tx.one<CampaignRun>(`SELECT ${COLUMNS} FROM ${FROM} WHERE (r.campaign_id, r.key) = ($1, $2)`, [
      campaignId,
      key,
    ]);
  }

  /** The last launched first. */
  list(tx: Tx, campaignId: string, request: PageRequest): Promise<Page<CampaignRun>> {
    return listPage<CampaignRun>(
      tx,
      {
        select: COLUMNS,
        from: FROM,
        where: ['r.campaign_id = $1'],
        params: [campaignId],
        sort: { sql: 'r.launched_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'r.id',
      },
      request,
    );
  }

  async latest(tx: Tx, campaignIds: readonly string[]): Promise<Map<string, CampaignRun>> {
    const rows = await tx.query<CampaignRun>(
      `SELECT DISTINCT ON (r.campaign_id) ${COLUMNS} FROM ${FROM} WHERE r.campaign_id = ANY($1)
       ORDER BY r.campaign_id, r.launched_at DESC, r.id DESC`,
      [campaignIds],
    );
    return new Map(
      [...groupBy(rows, ({ campaignId }) => campaignId)].flatMap(([id, [run]]) => (run ? [[id, run]] : [])),
    );
  }

  /** Present members of segments, by key: those that the viewer sees. */
  async members(tx: Tx, segmentKeys: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ key: string; n: number }>(
      `SELECT s.key, count(*)::int AS n FROM segments s JOIN segment_memberships sm ON sm.segment_id = s.id
       WHERE s.key = ANY($1) AND sm.left_at IS NULL GROUP BY s.key`,
      [segmentKeys],
    );
    return new Map(rows.map(({ key, n }) => [key, n]));
  }

  async campaignsOf(tx: Tx, runIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT DISTINCT campaign_id AS id FROM campaign_runs WHERE id = ANY($1)',
      [runIds],
    );
    return rows.map(({ id }) => id);
  }

  /** One that nobody else is planning at this moment. */
  takePlanning(tx: Tx): Promise<PlanningRun | undefined> {
    return tx.one<PlanningRun>(
      `SELECT r.id, r.key, r.definition, r.segment_id AS "segmentId", r.audience_at AS "audienceAt", r.planned_through AS "plannedThrough"
       FROM campaign_runs r JOIN mailings g ON g.id = r.id
       WHERE r.audience IS NULL AND g.cancelled_at IS NULL ORDER BY r.launched_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
    );
  }

  /** Of the next `limit` members: how many they are, the last of them, and their time zones. */
  async nextMembers(
    tx: Tx,
    { segmentId, audienceAt, plannedThrough }: PlanningRun,
    limit: number,
  ): Promise<{ readonly count: number; readonly last: string | null; readonly zones: string[] }> {
    const row = await tx.one<{ count: number; last: string | null; zones: string[] | null }>(
      `SELECT count(*)::int AS count, max(n.contact_id::text) AS last, array_agg(DISTINCT ${ZONE}) FILTER (WHERE ${ZONE} IS NOT NULL) AS zones
       FROM (${MEMBERS}) n JOIN contacts c ON c.id = n.contact_id JOIN accounts a ON a.id = n.account_id`,
      [segmentId, audienceAt, plannedThrough ?? NOBODY, limit],
    );
    return { count: row?.count ?? 0, last: row?.last ?? null, zones: row?.zones ?? [] };
  }

  /** Selects the same members for the mail engine; who has an unknown zone is due with `fallback`. */
  audience(
    { segmentId, audienceAt, plannedThrough }: PlanningRun,
    limit: number,
    due: ReadonlyMap<string, Date>,
    fallback: Date,
  ): { readonly text: string; readonly params: readonly unknown[] } {
    return {
      text: `SELECT n.contact_id, n.account_id, c.email AS address, coalesce(z.at, $7::timestamptz) AS next_at
        FROM (${MEMBERS}) n JOIN contacts c ON c.id = n.contact_id JOIN accounts a ON a.id = n.account_id
        LEFT JOIN unnest($5::text[], $6::timestamptz[]) z(zone, at) ON z.zone = ${ZONE}`,
      params: [segmentId, audienceAt, plannedThrough ?? NOBODY, limit, [...due.keys()], [...due.values()], fallback],
    };
  }

  async setProgress(tx: Tx, id: string, plannedThrough: string | null, complete: boolean): Promise<void> {
    await tx.query(
      `UPDATE campaign_runs SET planned_through = coalesce($2, planned_through),
         audience = CASE WHEN $3 THEN (SELECT count(*) FROM mails WHERE mailing_id = $1) END WHERE id = $1`,
      [id, plannedThrough, complete],
    );
  }
}
