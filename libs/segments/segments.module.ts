// Segments: rules over facts, and who is in them.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { FactsModule } from '#facts';
import { BacktestReport } from './service/backtest-report.js';
import { BacktestService } from './service/backtest.service.js';
import { EvaluateSegments } from './service/evaluate-segments.js';
import { ListService } from './service/list.service.js';
import { InspectRule } from './service/inspect-rule.js';
import { SegmentMembers } from './service/segment-members.js';
import { SegmentUses } from './service/segment-uses.js';
import { SegmentService } from './service/segment.service.js';
import { BacktestRepository } from './store/backtest.repository.js';
import { EvaluationRepository } from './store/evaluation.repository.js';
import { ListRepository } from './store/list.repository.js';
import { MembershipRepository } from './store/membership.repository.js';
import { Segment } from './store/segment.entity.js';
import { SegmentRepository } from './store/segment.repository.js';

const parts = [
  BacktestReport,
  BacktestRepository,
  BacktestService,
  EvaluateSegments,
  ListRepository,
  ListService,
  EvaluationRepository,
  InspectRule,
  MembershipRepository,
  SegmentMembers,
  SegmentRepository,
  SegmentService,
  SegmentUses,
];

@Module({
  imports: [AccessModule, FactsModule, TypeOrmModule.forFeature([Segment])],
  providers: parts,
  exports: [...parts, FactsModule],
})
export class SegmentsModule {}
