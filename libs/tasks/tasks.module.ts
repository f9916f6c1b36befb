// What people do for accounts: tasks of their own, whatever asked for them.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { DeliveryModule } from '#delivery';
import { DirectoryModule } from '#directory';
import { FactsModule } from '#facts';
import { AnswerFacts } from './service/answer-facts.js';
import { CalendarOfAccounts } from './service/calendar-of-accounts.js';
import { FollowOwners } from './service/follow-owners.js';
import { MakeTasks } from './service/make-tasks.js';
import { MoveDue } from './service/move-due.js';
import { MoveTask } from './service/move-task.js';
import { TaskRunsPort } from './service/task-runs.js';
import { TaskService } from './service/task.service.js';
import { WorkInPlace } from './service/work-in-place.js';
import { AnswerRepository } from './store/answer.repository.js';
import { CommentRepository } from './store/comment.repository.js';
import { FieldRepository } from './store/field.repository.js';
import { NewTaskRepository } from './store/new-task.repository.js';
import { ShiftRepository } from './store/shift.repository.js';
import { TaskChangeRepository } from './store/task-change.repository.js';
import { Task } from './store/task.entity.js';
import { TaskRepository } from './store/task.repository.js';

const parts = [
  AnswerFacts,
  AnswerRepository,
  CalendarOfAccounts,
  CommentRepository,
  FieldRepository,
  FollowOwners,
  MakeTasks,
  MoveDue,
  MoveTask,
  NewTaskRepository,
  ShiftRepository,
  TaskChangeRepository,
  TaskRepository,
  TaskRunsPort,
  TaskService,
  WorkInPlace,
];

@Module({
  imports: [
    AccessModule,
    AccountsModule,
    DeliveryModule,
    DirectoryModule,
    FactsModule,
    TypeOrmModule.forFeature([Task]),
  ],
  providers: parts,
  exports: parts,
})
export class TasksModule {}
