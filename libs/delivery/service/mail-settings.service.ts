// Decisions of the install about its mail, made by people and written down.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { isTopic } from '../rules/index.js';
import { MailSettingsRepository, type MailSettings } from '../store/mail-settings.repository.js';

@Injectable()
export class MailSettingsService {
  constructor(
    private readonly database: Database,
    private readonly repository: MailSettingsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  run(scope: Scope, settings: MailSettings): Promise<Result<MailSettings>> {
    return this.database.tx(scope, async (tx) => {
      const { capMails, capDays, confirmedTopics } = settings;
      if (!(capMails >= 0 && capMails <= 1000 && capDays >= 1 && capDays <= 365))
        return err('MAIL_CAP_INVALID', 'A cap is 0 to 1,000 mails within 1 to 365 days. 0 means no cap.');
      const unknown = confirmedTopics.find((topic) => !isTopic(topic));
      if (unknown !== undefined) return err('MAIL_TOPIC_UNKNOWN', `There is no topic ${unknown}.`);
      await this.repository.set(tx, settings, this.clock.now());
      await this.audit.record(tx, 'mail-settings.changed', 'mail', { ...settings });
      return ok(await this.repository.get(tx));
    });
  }
}
