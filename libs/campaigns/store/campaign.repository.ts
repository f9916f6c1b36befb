// Campaigns as rows: few, so that lists need no pages.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { campaignSchema, type CampaignDefinition } from '../rules/campaign.js';

export interface Campaign {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly definition: CampaignDefinition;
  /** rises with every change of the definition */
  readonly version: number;
  /** since when it goes out by its schedule */
  readonly scheduledAt: Date | null;
  readonly updatedAt: Date;
}

const SELECT = `SELECT c.id, c.key, c.name, c.definition, c.version, c.scheduled_at AS "scheduledAt", c.updated_at AS "updatedAt" FROM campaigns c`;

/** What was kept before a field came gets its default. */
const asNow = (row: Campaign): Campaign => ({ ...row, definition: campaignSchema.parse(row.definition) });

@Injectable()
export class CampaignRepository {
  async all(tx: Tx): Promise<Campaign[]> {
    return (await tx.query<Campaign>(`${SELECT} ORDER BY lower(c.name), c.id`)).map(asNow);
  }

  async scheduled(tx: Tx): Promise<Campaign[]> {
    return (await tx.query<Campaign>(`${SELECT} WHERE c.scheduled_at IS NOT NULL ORDER BY c.id`)).map(asNow);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Campaign>> {
    const rows = await tx.query<Campaign>(`${SELECT} WHERE c.id = ANY($1)`, [ids]);
    return new Map(rows.map((campaign) => [campaign.id, asNow(campaign)]));
  }

  async byKey(tx: Tx, key: string): Promise<Campaign | undefined> {
    const row = await tx.one<Campaign>(`${SELECT} WHERE c.key = $1`, [key]);
    return row && asNow(row);
  }

  /** Nobody else changes or launches it until the transaction ends. */
  async lock(tx: Tx, key: string): Promise<Campaign | undefined> {
    const row = await tx.one<Campaign>(`${SELECT} WHERE c.key = $1 FOR NO KEY UPDATE`, [key]);
    return row && asNow(row);
  }

  async insert(tx: Tx, id: string, definition: CampaignDefinition, now: Date): Promise<void> {
    await tx.query(
      'INSERT INTO campaigns (id, key, name, definition, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)',
      [id, definition.key, definition.name, JSON.stringify(definition), now],
    );
  }

  /** Answers whether the definition is another one than before; compared as values. */
  async change(tx: Tx, definition: CampaignDefinition, now: Date): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE campaigns SET name = $2, definition = $3::jsonb, version = version + 1, updated_at = $4
       WHERE key = $1 AND definition IS DISTINCT FROM $3::jsonb`,
      [definition.key, definition.name, JSON.stringify(definition), now],
    );
    return changed > 0;
  }

  async schedule(tx: Tx, id: string, at: Date | null, now: Date): Promise<void> {
    await tx.query('UPDATE campaigns SET scheduled_at = $2, updated_at = $3 WHERE id = $1', [id, at, now]);
  }
}
