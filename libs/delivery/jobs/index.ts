// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module.js';
import { CatchMail } from './catch-mail.js';
import { DomainThrottle } from './domain-throttle.js';
import { HandOffDesk } from './hand-off-desk.js';
import { MailClock } from './mail-clock.js';
import { MailSender } from './mail-sender.js';
import { MailStock } from './mail-stock.js';
import { MailTransport } from './mail-transport.js';
import { OnSendRing } from './on-send-ring.job.js';

export { MailClock } from './mail-clock.js';

@Module({
  imports: [DeliveryModule],
  providers: [CatchMail, DomainThrottle, HandOffDesk, MailClock, MailSender, MailStock, MailTransport, OnSendRing],
})
export class DeliveryJobsModule {}
