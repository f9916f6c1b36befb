// Clocks of a case; policies and calendars, few enough to come whole.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { Case } from '#cases/graphql';
import { groupBy } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, Read, RequestContext } from '#platform/graphql';
import { publicHolidays } from '../rules/public-holidays.js';
import { ClockSettings } from '../service/clock-settings.js';
import { CaseClockRepository, type CaseClock as ClockRow } from '../store/case-clock.repository.js';
import { ClockPolicyRepository, type StoredPolicy } from '../store/clock-policy.repository.js';
import { ClockResetRepository, type ClockReset as ResetRow } from '../store/clock-reset.repository.js';
import { WorkCalendarRepository, type StoredCalendar } from '../store/work-calendar.repository.js';
import {
  CaseClock,
  ClockPolicyInput,
  ClockPolicyObject,
  ClockReset,
  PublicHoliday,
  WorkCalendar,
  WorkCalendarInput,
} from './clock.object.js';

const maybeId = { type: () => ID, nullable: true, description: 'absent: a new one' };

@Resolver(() => Case)
export class CaseClockResolver {
  constructor(private readonly repository: CaseClockRepository) {}

  @ResolveField(() => [CaseClock], { description: 'running ones first, the next due before others' })
  async clocks(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<ClockRow[]> {
    return (await this.load(id, context)) ?? [];
  }

  @ResolveField(() => CaseClock, { nullable: true, description: 'of the running ones, the one that is due first' })
  async nextClock(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<ClockRow | null> {
    return (await this.load(id, context))?.find(({ stoppedAt }) => stoppedAt === null) ?? null;
  }

  private load(id: string, context: RequestContext): Promise<ClockRow[] | null> {
    return context.load('case.clocks', id, async (tx, ids) =>
      groupBy(await this.repository.ofCases(tx, ids), ({ caseId }) => caseId),
    );
  }
}

@Resolver(() => CaseClock)
export class ClockPolicyOfResolver {
  constructor(private readonly policies: ClockPolicyRepository) {}

  @ResolveField(() => ClockPolicyObject, { nullable: true })
  policy(@Parent() { policyId }: ClockRow, @Ctx() context: RequestContext): Promise<StoredPolicy | null> {
    return context.load('clock-policy', policyId, (tx, ids) => this.policies.byIds(tx, ids));
  }
}

@Resolver(() => ClockPolicyObject)
export class ClockSettingsResolver {
  constructor(
    private readonly policies: ClockPolicyRepository,
    private readonly calendars: WorkCalendarRepository,
    private readonly resets: ClockResetRepository,
    private readonly settings: ClockSettings,
  ) {}

  @Allow('clock:read')
  @Query(() => [ClockPolicyObject], { description: 'in the order in which they are asked' })
  clockPolicies(@Read() tx: Tx): Promise<StoredPolicy[]> {
    return this.policies.list(tx);
  }

  @Allow('clock:read')
  @Query(() => [WorkCalendar])
  workCalendars(@Read() tx: Tx): Promise<StoredCalendar[]> {
    return this.calendars.list(tx);
  }

  @Allow('clock:read')
  @Query(() => ClockReset, { nullable: true, description: 'the latest change of promises' })
  clockReset(@Read() tx: Tx): Promise<ResetRow | undefined> {
    return this.resets.latest(tx);
  }

  @Allow('clock:read')
  @Query(() => [PublicHoliday], { description: 'public holidays of a country, such as DE or DE-BY, in a year' })
  publicHolidays(@Args('country') country: string, @Args('year', { type: () => Int }) year: number): PublicHoliday[] {
    return publicHolidays(country, year);
  }

  @Allow('clock:write')
  @Mutation(() => ClockPolicyObject)
  saveClockPolicy(
    @As() scope: Scope,
    @Args('input') input: ClockPolicyInput,
    @Args('id', maybeId) id?: string | null,
  ): Promise<StoredPolicy> {
    return this.settings.savePolicy(scope, id ?? null, input);
  }

  @Allow('clock:write')
  @Mutation(() => Boolean)
  removeClockPolicy(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.settings.removePolicy(scope, id);
  }

  @Allow('clock:write')
  @Mutation(() => WorkCalendar)
  saveWorkCalendar(
    @As() scope: Scope,
    @Args('input') { name, ...calendar }: WorkCalendarInput,
    @Args('id', maybeId) id?: string | null,
  ): Promise<StoredCalendar> {
    return this.settings.saveCalendar(scope, id ?? null, name, calendar);
  }

  @Allow('clock:write')
  @Mutation(() => Boolean)
  removeWorkCalendar(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.settings.removeCalendar(scope, id);
  }
}
