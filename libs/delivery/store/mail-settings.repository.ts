// What an install decides about its mail, as one row.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface MailSettings {
  /** campaign mails to one address within `capDays`; 0: as many as there are */
  readonly capMails: number;
  readonly capDays: number;
  /** whether campaigns may count opens and clicks at all */
  readonly tracking: boolean;
  /** topics that only those get who confirmed that they want them */
  readonly confirmedTopics: readonly string[];
}

@Injectable()
export class MailSettingsRepository {
  async get(tx: Tx): Promise<MailSettings> {
    const row = await tx.one<MailSettings>(
      `SELECT cap_mails AS "capMails", cap_days AS "capDays", tracking, confirmed_topics AS "confirmedTopics" FROM mail_settings`,
    );
    if (!row) throw new Error('The mail settings are missing: the database was not migrated');
    return row;
  }

  /** What was capped is looked at again at once, under the new cap. */
  async set(tx: Tx, { capMails, capDays, tracking, confirmedTopics }: MailSettings, now: Date): Promise<void> {
    await tx.query(
      'UPDATE mail_settings SET (cap_mails, cap_days, tracking, confirmed_topics) = ($1, $2, $3, $4::text[])',
      [capMails, capDays, tracking, confirmedTopics],
    );
    await tx.run(`UPDATE mails SET until = $1 WHERE state = 'capped'`, [now]);
  }
}
