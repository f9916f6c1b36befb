// Backtests: started, watched, cancelled, and what they found.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, orRefused, Read, type Refused } from '#platform/graphql';
import { BacktestReport, type Summary } from '../service/backtest-report.js';
import { BacktestService } from '../service/backtest.service.js';
import { BacktestRepository, type Backtest as Row, type LookTally } from '../store/backtest.repository.js';
import { Backtest, BacktestInput, BacktestLook, BacktestResult, BacktestSummary } from './backtest.object.js';

@Resolver(() => Backtest)
export class BacktestResolver {
  constructor(
    private readonly repository: BacktestRepository,
    private readonly service: BacktestService,
    private readonly report: BacktestReport,
  ) {}

  @Allow('segment:read')
  @Query(() => [Backtest], { description: 'the last ten that you can see, newest first' })
  segmentBacktests(@Read() tx: Tx, @Args('segmentId', { type: () => ID }) segmentId: string): Promise<Row[]> {
    return this.repository.ofSegment(tx, segmentId);
  }

  @ResolveField(() => [BacktestLook])
  tallies(@Parent() { id }: Row, @Read() tx: Tx): Promise<LookTally[]> {
    return this.repository.looks(tx, id);
  }

  @ResolveField(() => BacktestSummary, { description: 'of the looks made so far' })
  summary(@Parent() { id }: Row, @Read() tx: Tx): Promise<Summary> {
    return this.report.summary(tx, id);
  }

  @Allow('segment:write')
  @Mutation(() => BacktestResult)
  async startBacktest(
    @As() scope: Scope,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args('input') input: BacktestInput,
  ): Promise<Row | Refused> {
    return orRefused(await this.service.start(scope, segmentId, input));
  }

  @Allow('segment:write')
  @Mutation(() => BacktestResult)
  async cancelBacktest(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<Row | Refused> {
    return orRefused(await this.service.cancel(scope, id));
  }
}
