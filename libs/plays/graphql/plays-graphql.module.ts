// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { PlaysModule } from '../plays.module.js';
import { PlayRunResolver, PlayedAccountResolver } from './play-run.resolver.js';
import { PlayResolver } from './play.resolver.js';
import { PracticeResolver } from './practice.resolver.js';
import { TaskVerbsResolver } from './task-verbs.resolver.js';
import { TaskCommentResolver, TaskResolver } from './task.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, PlaysModule],
  providers: [
    PlayedAccountResolver,
    PlayResolver,
    PlayRunResolver,
    PracticeResolver,
    TaskCommentResolver,
    TaskResolver,
    TaskVerbsResolver,
  ],
})
export class PlaysGraphqlModule {}
