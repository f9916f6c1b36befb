// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports.module.js';
import { RunImportJob } from './run-import.job.js';
import { SweepImportsJob } from './sweep-imports.job.js';

@Module({ imports: [ImportsModule], providers: [RunImportJob, SweepImportsJob] })
export class ImportsJobsModule {}
