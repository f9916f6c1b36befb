// Lets leave what is due: rung when alerts are raised, and every few seconds for what waited until now.
import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform/queue';
import { DISPATCH_ALERTS } from '../service/dispatch-ring.js';
import { PostWebhooks } from '../service/post-webhooks.js';
import { SendAlertMails } from '../service/send-alert-mails.js';

const EVERY_MS = 5_000;

@Handles(DISPATCH_ALERTS, { every: EVERY_MS })
@Injectable()
export class DispatchAlertsJob implements JobHandler {
  constructor(
    private readonly mails: SendAlertMails,
    private readonly webhooks: PostWebhooks,
  ) {}

  async run(): Promise<void> {
    await this.mails.run();
    await this.webhooks.run();
  }
}
