// KPIs: the board, a measure over time, and the rows behind every number.
import { Args, ArgsType, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { AccountRepository } from '#accounts';
import { Account } from '#accounts/graphql';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import { EscalationRepository } from '#escalations';
import { Escalation } from '#escalations/graphql';
import type { Page } from '#kernel';
import type { Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { KpiBoard } from '../service/kpi-board.js';
import { KpiService, type NumberKey, type SeriesPoint } from '../service/kpi.service.js';
import type { AccountCount, CountedRow } from '../store/count.repository.js';
import { Kpi, KpiPoint, KpiRow, KpiRowPage, KpiShare } from './kpi.object.js';

@ArgsType()
class NumberArgs implements NumberKey {
  @Field(() => String)
  measure!: string;

  @Field(() => String, { description: "YYYY-MM-DD, in the install's zone" })
  day!: string;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only those of the part, such as the escalated ones' })
  part?: boolean | null;
}

@Resolver()
export class KpiResolver {
  constructor(
    private readonly service: KpiService,
    private readonly board: KpiBoard,
  ) {}

  @Allow('kpi:read')
  @Query(() => [Kpi])
  kpis(
    @Read() tx: Tx,
    @Args('accountId', { type: () => ID, nullable: true }) accountId?: string | null,
  ): Promise<Kpi[]> {
    return this.board.kpis(tx, accountId ?? null);
  }

  @Allow('kpi:read')
  @Query(() => [KpiPoint], { description: 'a point a day, both days included, none after today' })
  kpiSeries(
    @Read() tx: Tx,
    @Args('measure') measure: string,
    @Args('from') from: string,
    @Args('to') to: string,
    @Args('accountId', { type: () => ID, nullable: true }) accountId?: string | null,
  ): Promise<SeriesPoint[]> {
    return this.service.series(tx, measure, from, to, accountId ?? null);
  }

  @Allow('kpi:read')
  @Query(() => KpiRowPage, { description: 'exactly the rows that the number counts, those that count longest first' })
  kpiDrill(@Read() tx: Tx, @Args() number: NumberArgs, @Args() page: PageArgs): Promise<Page<CountedRow>> {
    return this.service.rows(tx, number, page);
  }

  @Allow('kpi:read')
  @Query(() => [KpiShare], { description: 'which accounts a number is made of, the largest shares first' })
  kpiShares(
    @Read() tx: Tx,
    @Args() number: NumberArgs,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<AccountCount[]> {
    return this.service.byAccount(tx, number, first);
  }
}

@Resolver(() => KpiRow)
export class KpiRowResolver {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly cases: CaseRepository,
    private readonly escalations: EscalationRepository,
  ) {}

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: CountedRow, @Ctx() context: RequestContext): Promise<Account | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => Case, { nullable: true, description: 'where the measure counts cases' })
  case(@Parent() { id }: CountedRow, @Ctx() context: RequestContext): Promise<Case | null> {
    return context.load('case', id, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => Escalation, { nullable: true, description: 'where the measure counts escalations' })
  escalation(@Parent() { id }: CountedRow, @Ctx() context: RequestContext): Promise<Escalation | null> {
    return context.load('escalation', id, (tx, ids) => this.escalations.byIds(tx, ids));
  }
}

@Resolver(() => KpiShare)
export class KpiShareResolver {
  constructor(private readonly accounts: AccountRepository) {}

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: AccountCount, @Ctx() context: RequestContext): Promise<Account | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }
}
