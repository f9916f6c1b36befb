// Fills in Progress/Status. The numbers are those of the month before the launch, however long a mail was held.
import { Injectable } from '@nestjs/common';
import type { FieldSource, Recipient } from '#delivery';
import { isTimeZone } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { changePercent, periodStart } from '../rules/progress.js';
import { ProgressRepository, type ProgressRow } from '../store/progress.repository.js';

@Injectable()
export class ProgressFields implements FieldSource {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly repository: ProgressRepository,
  ) {}

  async recipients(tx: Tx, contactIds: readonly string[], at: Date): Promise<Map<string, Recipient>> {
    const rows = await this.repository.of(tx, contactIds, at);
    return new Map(rows.map((row) => [row.contactId, this.recipient(row, at)]));
  }

  private recipient(row: ProgressRow, at: Date): Recipient {
    const { firstName, lastName, accountName, since, csmName, csmEmail, locale, timeZone } = row;
    const { activeUsers, activeDays, actions, actionsSoFar, topFeatures } = row;
    return {
      name: [firstName, lastName].filter(Boolean).join(' '),
      reader: {
        locale: locale && isLocale(locale) ? locale : 'en',
        zone: timeZone && isTimeZone(timeZone) ? timeZone : this.config.BELLWETHER_TIME_ZONE,
      },
      csm: csmName && csmEmail ? { name: csmName, email: csmEmail } : null,
      view: {
        contact: { firstName },
        account: { name: accountName, since },
        period: { start: periodStart(at) },
        usage: { activeUsers, activeDays, actions, actionsSoFar, topFeatures, changePercent: changePercent(row) },
      },
    };
  }
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
