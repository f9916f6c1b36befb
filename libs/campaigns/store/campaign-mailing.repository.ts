// Which mailings a run sends through: one for each step, variant and language, with the hours in which it may send.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { Hours } from '../rules/campaign.js';
import { weekdayNumbers } from '../rules/hours.js';

export interface CampaignMailing {
  readonly mailingId: string;
  readonly runId: string;
  readonly step: string;
  readonly variant: string;
  readonly locale: string;
}

const COLUMNS = `k.mailing_id AS "mailingId", k.run_id AS "runId", k.step, k.variant, k.locale`;

@Injectable()
export class CampaignMailingRepository {
  async insert(tx: Tx, mailing: CampaignMailing, hours: Hours | undefined): Promise<void> {
    await tx.query(
      `INSERT INTO campaign_mailings (mailing_id, run_id, step, variant, locale, opens, closes, weekdays)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        mailing.mailingId,
        mailing.runId,
        mailing.step,
        mailing.variant,
        mailing.locale,
        hours?.from ?? null,
        hours?.to ?? null,
        hours ? weekdayNumbers(hours.days) : null,
      ],
    );
  }

  async ofRuns(tx: Tx, runIds: readonly string[]): Promise<Map<string, CampaignMailing[]>> {
    const rows = await tx.query<CampaignMailing>(
      `SELECT ${COLUMNS} FROM campaign_mailings k WHERE k.run_id = ANY($1) ORDER BY k.step, k.variant, k.locale`,
      [runIds],
    );
    return groupBy(rows, ({ runId }) => runId);
  }

  /** The languages that a step was published in for this run. */
  of(tx: Tx, runId: string): Promise<CampaignMailing[]> {
    return tx.query<CampaignMailing>(`SELECT ${COLUMNS} FROM campaign_mailings k WHERE k.run_id = $1`, [runId]);
  }

  /** Runs that belong to these mailings. */
  async runsOf(tx: Tx, mailingIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT DISTINCT run_id AS id FROM campaign_mailings WHERE mailing_id = ANY($1)',
      [mailingIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Mailings of a run that are not over. */
  async open(tx: Tx, runId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT g.id FROM campaign_mailings k JOIN mailings g ON g.id = k.mailing_id
       WHERE k.run_id = $1 AND g.finished_at IS NULL AND g.cancelled_at IS NULL ORDER BY g.id`,
      [runId],
    );
    return rows.map(({ id }) => id);
  }

  async paused(tx: Tx, runId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT g.id FROM campaign_mailings k JOIN mailings g ON g.id = k.mailing_id
       WHERE k.run_id = $1 AND g.finished_at IS NULL AND g.cancelled_at IS NULL AND g.paused_at IS NOT NULL ORDER BY g.id`,
      [runId],
    );
    return rows.map(({ id }) => id);
  }
}
