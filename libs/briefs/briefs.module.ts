// The one page about an escalation: on screen, on paper, by mail.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DeliveryModule } from '#delivery';
import { EscalationsModule } from '#escalations';
import { MailBrief } from './service/mail-brief.js';
import { PrintBrief } from './service/print-brief.js';
import { WriteBrief } from './service/write-brief.js';
import { BriefRepository } from './store/brief.repository.js';

const parts = [BriefRepository, MailBrief, PrintBrief, WriteBrief];

@Module({ imports: [AccessModule, DeliveryModule, EscalationsModule], providers: parts, exports: parts })
export class BriefsModule {}
