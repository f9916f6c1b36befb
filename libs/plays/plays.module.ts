// SuccessPlays and their runs: what starts work for accounts, and what ends it.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { SegmentsModule } from '#segments';
import { TasksModule } from '#tasks';
import { ClearRuns } from './service/clear-runs.js';
import { GiveTasks } from './service/give-tasks.js';
import { PlayService } from './service/play.service.js';
import { PlayedSegments } from './service/played-segments.js';
import { RunsOfTasks } from './service/runs-of-tasks.js';
import { SettleRuns } from './service/settle-runs.js';
import { StartByHand } from './service/start-by-hand.js';
import { StartRuns } from './service/start-runs.js';
import { TakeExisting } from './service/take-existing.js';
import { UnresolvedEscalations } from './service/unresolved-escalations.js';
import { Play } from './store/play.entity.js';
import { PlayRepository } from './store/play.repository.js';
import { PlayRun } from './store/play-run.entity.js';
import { PlayRunRepository } from './store/play-run.repository.js';
import { TaskRunRepository } from './store/task-run.repository.js';
import { TriggerRepository } from './store/trigger.repository.js';

const parts = [
  ClearRuns,
  GiveTasks,
  PlayRepository,
  PlayRunRepository,
  PlayService,
  PlayedSegments,
  RunsOfTasks,
  SettleRuns,
  StartByHand,
  StartRuns,
  TakeExisting,
  TaskRunRepository,
  TriggerRepository,
  UnresolvedEscalations,
];

@Module({
  imports: [AccessModule, AccountsModule, SegmentsModule, TasksModule, TypeOrmModule.forFeature([Play, PlayRun])],
  providers: parts,
  exports: parts,
})
export class PlaysModule {}
