// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks.module.js';
import { OnOwnerChanged } from './on-owner-changed.subscriber.js';

@Module({ imports: [TasksModule], providers: [OnOwnerChanged] })
export class TasksJobsModule {}
