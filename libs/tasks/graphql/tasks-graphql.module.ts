// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { PracticesModule } from '#practices';
import { TasksModule } from '../tasks.module.js';
import { TaskDueResolver } from './task-due.resolver.js';
import { TaskVerbsResolver } from './task-verbs.resolver.js';
import { TaskCommentResolver, TaskResolver } from './task.resolver.js';
import { WorkInPlaceResolver } from './work-in-place.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, PracticesModule, TasksModule],
  providers: [TaskCommentResolver, TaskDueResolver, TaskResolver, TaskVerbsResolver, WorkInPlaceResolver],
})
export class TasksGraphqlModule {}
