// Each time a campaign went out, and the people that it was for at that moment.
import { Injectable } from '@nestjs/common';
import { groupBy, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';
import type { RunFacts } from '../rules/run-state.js';
import type { Candidate } from './enrolment.repository.js';

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
  readonly standing: boolean;
}

export interface CampaignRun extends NewCampaignRun, RunFacts {
  readonly pauseReason: string | null;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date;
}

/** A run whose rows are still being made. */
export interface PlanningRun {
  readonly id: string;
  readonly campaignId: string;
  readonly key: string;
  readonly definition: CampaignDefinition;
  readonly segmentId: string;
  readonly audienceAt: Date;
  readonly plannedThrough: string | null;
}

/** A run that takes whoever enters. */
export type StandingRun = Pick<PlanningRun, 'id' | 'campaignId' | 'definition' | 'segmentId'> & {
  readonly launchedAt: Date;
};

// A run is paused when anything of it is, and over when all of it is.
const COLUMNS = `r.id, r.campaign_id AS "campaignId", r.key, r.version, r.definition, r.segment_id AS "segmentId", r.standing,
  r.launched_at AS "launchedAt", r.launched_by AS "launchedBy", r.audience, coalesce(r.paused_at, s.paused_at) AS "pausedAt",
  coalesce(r.pause_reason, s.pause_reason) AS "pauseReason", r.cancelled_at AS "cancelledAt", g.expires_at AS "expiresAt",
  CASE WHEN s.all_over AND NOT r.standing THEN s.finished_at END AS "finishedAt", CASE WHEN s.all_over AND NOT r.standing THEN s.label END AS label`;
const FROM = `campaign_runs r JOIN mailings g ON g.id = r.id LEFT JOIN LATERAL (
  SELECT bool_and(o.finished_at IS NOT NULL) AS all_over, max(o.finished_at) AS finished_at, max(o.label) AS label,
    max(o.paused_at) FILTER (WHERE o.finished_at IS NULL) AS paused_at, max(o.pause_reason) FILTER (WHERE o.finished_at IS NULL) AS pause_reason
  FROM campaign_mailings k JOIN mailings o ON o.id = k.mailing_id WHERE k.run_id = r.id) s ON true`;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Who was in the segment at a moment, after an id: the memberships are kept as intervals, so that this stays answerable. Of a
 * segment of accounts it is their contacts.
 */
const MEMBERS = (segment: string, at: string, after: string) => `(
  SELECT sm.contact_id AS id FROM segment_memberships sm WHERE sm.segment_id = ${segment} AND sm.contact_id > ${after}
    AND sm.entered_at <= ${at} AND (sm.left_at IS NULL OR sm.left_at > ${at})
  UNION SELECT o.id FROM segment_memberships sm JOIN contacts o ON o.account_id = sm.account_id WHERE sm.segment_id = ${segment}
    AND sm.contact_id IS NULL AND o.id > ${after} AND sm.entered_at <= ${at} AND (sm.left_at IS NULL OR sm.left_at > ${at})) n`;
const CANDIDATE = `c.id AS "contactId", c.account_id AS "accountId", coalesce(c.email, '') AS address, c.locale, c.time_zone AS zone,
  a.time_zone AS "accountZone"`;

@Injectable()
export class CampaignRunRepository {
  async insert(tx: Tx, run: NewCampaignRun): Promise<void> {
    await tx.query(
      `INSERT INTO campaign_runs (id, campaign_id, key, version, definition, segment_id, launched_at, launched_by, audience_at, standing)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9)`,
      [
        run.id,
        run.campaignId,
        run.key,
        run.version,
        JSON.stringify(run.definition),
        run.segmentId,
        run.launchedAt,
        run.launchedBy,
        run.standing,
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

  /** How many would get it now, of those that the viewer sees. Roles count where the segment is one of accounts. */
  async members(
    tx: Tx,
    audiences: readonly { readonly segment: string; readonly roles?: readonly string[] | undefined }[],
  ): Promise<number[]> {
    const rows = await tx.query<{ n: number | null }>(
      `SELECT CASE WHEN s.object = 'account'
           THEN (SELECT count(*) FROM segment_memberships sm JOIN contacts c ON c.account_id = sm.account_id
             WHERE sm.segment_id = s.id AND sm.left_at IS NULL AND (q.roles IS NULL OR c.roles && q.roles::text[]))
           WHEN q.roles IS NULL THEN (SELECT count(*) FROM segment_memberships sm WHERE sm.segment_id = s.id AND sm.left_at IS NULL)
           ELSE (SELECT count(*) FROM segment_memberships sm JOIN contacts c ON c.id = sm.contact_id
             WHERE sm.segment_id = s.id AND sm.left_at IS NULL AND c.roles && q.roles::text[]) END::int AS n
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY q(key, roles, place) LEFT JOIN segments s ON s.key = q.key ORDER BY place`,
      [
        audiences.map(({ segment }) => segment),
        audiences.map(({ roles }) => (roles ? `{${roles.map((role) => JSON.stringify(role)).join(',')}}` : null)),
      ],
    );
    return rows.map(({ n }) => n ?? 0);
  }

  /** Campaigns of runs that are over with the last of these mailings. */
  async campaignsOf(tx: Tx, runIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT r.campaign_id AS id FROM campaign_mailings k JOIN campaign_runs r ON r.id = k.run_id WHERE k.mailing_id = ANY($1)
         AND NOT EXISTS (SELECT 1 FROM campaign_mailings o JOIN mailings g ON g.id = o.mailing_id WHERE o.run_id = r.id AND g.finished_at IS NULL)`,
      [runIds],
    );
    return rows.map(({ id }) => id);
  }

  /** One that nobody else is planning at this moment. */
  takePlanning(tx: Tx): Promise<PlanningRun | undefined> {
    return tx.one<PlanningRun>(
      `SELECT r.id, r.campaign_id AS "campaignId", r.key, r.definition, r.segment_id AS "segmentId", r.audience_at AS "audienceAt",
         r.planned_through AS "plannedThrough"
       FROM campaign_runs r JOIN mailings g ON g.id = r.id
       WHERE r.audience IS NULL AND NOT r.standing AND r.cancelled_at IS NULL AND g.cancelled_at IS NULL
       ORDER BY r.launched_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
    );
  }

  /** The next `limit` of the audience, in order of their ids. */
  nextMembers(
    tx: Tx,
    { segmentId, audienceAt, plannedThrough }: PlanningRun,
    roles: readonly string[] | null,
    limit: number,
  ): Promise<Candidate[]> {
    return tx.query<Candidate>(
      `SELECT ${CANDIDATE} FROM ${MEMBERS('$1', '$2', '$4')} JOIN contacts c ON c.id = n.id JOIN accounts a ON a.id = c.account_id
       WHERE $3::text[] IS NULL OR c.roles && $3::text[] ORDER BY n.id LIMIT $5`,
      [segmentId, audienceAt, roles, plannedThrough ?? NOBODY, limit],
    );
  }

  /** Runs that take whoever enters one of these segments. */
  standing(tx: Tx, segmentIds: readonly string[]): Promise<StandingRun[]> {
    return tx.query<StandingRun>(
      `SELECT r.id, r.campaign_id AS "campaignId", r.definition, r.segment_id AS "segmentId", r.launched_at AS "launchedAt"
       FROM campaign_runs r WHERE r.standing AND r.cancelled_at IS NULL AND r.segment_id = ANY($1) ORDER BY r.id`,
      [segmentIds],
    );
  }

  async standingOf(tx: Tx, campaignId: string): Promise<string | undefined> {
    return (
      await tx.one<{ id: string }>('SELECT id FROM campaign_runs WHERE campaign_id = $1 AND standing', [campaignId])
    )?.id;
  }

  /** Takes nobody in any more; who is in it goes on to the end. */
  async endStanding(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `UPDATE campaign_runs SET standing = false, audience = (SELECT count(*) FROM campaign_enrolments WHERE run_id = $1) WHERE id = $1`,
      [id],
    );
  }

  /** People behind memberships that began live, since the run did, and that still are: with what would make it another time. */
  entrants(
    tx: Tx,
    { segmentId, launchedAt }: StandingRun,
    membershipIds: readonly string[],
    roles: readonly string[] | null,
  ): Promise<(Candidate & { readonly membershipId: string })[]> {
    return tx.query(
      `SELECT DISTINCT ON (c.id) ${CANDIDATE}, sm.id AS "membershipId" FROM segment_memberships sm
         JOIN contacts c ON c.id = sm.contact_id OR (sm.contact_id IS NULL AND c.account_id = sm.account_id)
         JOIN accounts a ON a.id = c.account_id
       WHERE sm.id = ANY($2) AND sm.segment_id = $1 AND sm.left_at IS NULL AND sm.origin = 'live' AND sm.entered_at >= $3
         AND ($4::text[] IS NULL OR c.roles && $4::text[]) ORDER BY c.id, sm.id`,
      [segmentId, membershipIds, launchedAt, roles],
    );
  }

  /** Everybody who is in the segment of a standing run at this moment. */
  present(
    tx: Tx,
    segmentId: string,
    roles: readonly string[] | null,
  ): Promise<(Candidate & { readonly membershipId: string })[]> {
    return tx.query(
      `SELECT DISTINCT ON (c.id) ${CANDIDATE}, sm.id AS "membershipId" FROM segment_memberships sm
         JOIN contacts c ON c.id = sm.contact_id OR (sm.contact_id IS NULL AND c.account_id = sm.account_id)
         JOIN accounts a ON a.id = c.account_id
       WHERE sm.segment_id = $1 AND sm.left_at IS NULL AND ($2::text[] IS NULL OR c.roles && $2::text[]) ORDER BY c.id, sm.id`,
      [segmentId, roles],
    );
  }

  async setProgress(tx: Tx, id: string, plannedThrough: string | null, complete: boolean): Promise<void> {
    await tx.query(
      `UPDATE campaign_runs SET planned_through = coalesce($2, planned_through),
         audience = CASE WHEN $3 THEN (SELECT count(*) FROM campaign_enrolments WHERE run_id = $1) END WHERE id = $1`,
      [id, plannedThrough, complete],
    );
  }

  /** Mailings of runs in which nothing is left to decide: whatever is planned is all. */
  async decided(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT g.id FROM mailings g JOIN campaign_mailings k ON k.mailing_id = g.id JOIN campaign_runs r ON r.id = k.run_id
       WHERE g.finished_at IS NULL AND g.planned_at IS NULL AND g.cancelled_at IS NULL AND r.audience IS NOT NULL AND NOT r.standing
         AND NOT EXISTS (SELECT 1 FROM campaign_enrolments e WHERE e.run_id = r.id AND e.state = 'active')`,
    );
    return rows.map(({ id }) => id);
  }

  async pause(tx: Tx, id: string, reason: string, now: Date): Promise<void> {
    await tx.query('UPDATE campaign_runs SET paused_at = $3, pause_reason = $2 WHERE id = $1', [id, reason, now]);
  }

  async resume(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE campaign_runs SET paused_at = NULL, pause_reason = NULL WHERE id = $1', [id]);
  }

  async cancel(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query(
      'UPDATE campaign_runs SET cancelled_at = $2, standing = false, audience = coalesce(audience, 0) WHERE id = $1',
      [id, now],
    );
  }

  lock(tx: Tx, id: string): Promise<{ id: string } | undefined> {
    return tx.one('SELECT id FROM campaign_runs WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }
}
