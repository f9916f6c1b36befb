// SuccessPlays, their runs for accounts, and the tasks of the people who own those accounts.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { SegmentsModule } from '#segments';
import { ClearRuns } from './service/clear-runs.js';
import { FollowOwners } from './service/follow-owners.js';
import { MoveTask } from './service/move-task.js';
import { PlayService } from './service/play.service.js';
import { PlayedSegments } from './service/played-segments.js';
import { SettleRuns } from './service/settle-runs.js';
import { StartRuns } from './service/start-runs.js';
import { TaskService } from './service/task.service.js';
import { CommentRepository } from './store/comment.repository.js';
import { NewTaskRepository } from './store/new-task.repository.js';
import { Play } from './store/play.entity.js';
import { PlayRepository } from './store/play.repository.js';
import { PlayRun } from './store/play-run.entity.js';
import { PlayRunRepository } from './store/play-run.repository.js';
import { PracticeRepository } from './store/practice.repository.js';
import { TaskChangeRepository } from './store/task-change.repository.js';
import { Task } from './store/task.entity.js';
import { TaskRepository } from './store/task.repository.js';
import { TriggerRepository } from './store/trigger.repository.js';

const parts = [
  ClearRuns,
  CommentRepository,
  FollowOwners,
  MoveTask,
  NewTaskRepository,
  PlayRepository,
  PlayRunRepository,
  PlayService,
  PlayedSegments,
  PracticeRepository,
  SettleRuns,
  StartRuns,
  TaskChangeRepository,
  TaskRepository,
  TaskService,
  TriggerRepository,
];

@Module({
  imports: [AccessModule, AccountsModule, SegmentsModule, TypeOrmModule.forFeature([Play, PlayRun, Task])],
  providers: parts,
  exports: parts,
})
export class PlaysModule {}
