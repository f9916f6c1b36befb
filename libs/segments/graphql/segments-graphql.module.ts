// The room's edge.
import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { SegmentsModule } from '../segments.module.js';
import { AccountSegmentsResolver, ContactSegmentsResolver, InSegments } from './in-segments.resolver.js';
import { BacktestResolver } from './backtest.resolver.js';
import { ListResolver } from './list.resolver.js';
import { MembershipAboutResolver, MembershipResolver, MovementAboutResolver, Subjects } from './membership.resolver.js';
import { PreviewResolver, RuleResolver } from './rule.resolver.js';
import { SegmentResolver } from './segment.resolver.js';

const parts = [
  AccountSegmentsResolver,
  ContactSegmentsResolver,
  BacktestResolver,
  InSegments,
  ListResolver,
  MembershipAboutResolver,
  MembershipResolver,
  MovementAboutResolver,
  PreviewResolver,
  RuleResolver,
  SegmentResolver,
  Subjects,
];

@Module({ imports: [AccountsModule, SegmentsModule], providers: parts })
export class SegmentsGraphqlModule {}
