// What this install decides about its campaigns: the calm after an escalation, shelf life, and when two people have to agree.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface CampaignSettings {
  readonly calmDays: number;
  readonly shelfDays: number;
  /** 0: never */
  readonly approvalAbove: number;
}

const COLUMNS = `s.calm_days AS "calmDays", s.shelf_days AS "shelfDays", s.approval_above AS "approvalAbove"`;

@Injectable()
export class CampaignSettingsRepository {
  async get(tx: Tx): Promise<CampaignSettings> {
    const settings = await tx.one<CampaignSettings>(`SELECT ${COLUMNS} FROM campaign_settings s`);
    if (!settings) throw new Error('Campaign settings come with the migration');
    return settings;
  }

  async set(tx: Tx, { calmDays, shelfDays, approvalAbove }: CampaignSettings): Promise<void> {
    await tx.query('UPDATE campaign_settings SET calm_days = $1, shelf_days = $2, approval_above = $3', [
      calmDays,
      shelfDays,
      approvalAbove,
    ]);
  }
}
