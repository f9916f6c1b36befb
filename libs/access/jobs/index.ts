// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { AccessModule } from '../access.module.js';
import { SealAuditJob } from './seal-audit.job.js';

@Module({ imports: [AccessModule], providers: [SealAuditJob] })
export class AccessJobsModule {}
