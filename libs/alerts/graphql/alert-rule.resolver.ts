// Rules and settings: the viewer's own.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import { AlertRuleService } from '../service/alert-rule.service.js';
import { PostWebhooks } from '../service/post-webhooks.js';
import { AlertRuleRepository, type AlertRule as RuleRow } from '../store/alert-rule.repository.js';
import { DispatchRepository } from '../store/dispatch.repository.js';
import { AlertRuleInput, AlertSettingsInput } from './alert.input.js';
import { AlertRule, AlertSettings, WebhookAnswer, WebhookCall } from './alert.object.js';

const WebhookTestResult = resultUnion('WebhookTestResult', WebhookAnswer);

@Resolver(() => AlertRule)
export class AlertRuleResolver {
  constructor(
    private readonly repository: AlertRuleRepository,
    private readonly dispatches: DispatchRepository,
    private readonly service: AlertRuleService,
    private readonly webhooks: PostWebhooks,
  ) {}

  @Allow('alert:read')
  @Query(() => [AlertRule], { description: 'the viewer’s own, oldest first' })
  alertRules(@Read() tx: Tx, @CurrentViewer() { id }: Viewer): Promise<RuleRow[]> {
    return this.repository.ofOwner(tx, id);
  }

  @Allow('alert:read')
  @Query(() => AlertRule, { nullable: true })
  alertRule(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<RuleRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @Allow('alert:read')
  @Query(() => AlertSettings)
  alertSettings(@Read() tx: Tx, @CurrentViewer() { id }: Viewer): Promise<AlertSettings> {
    return this.service.settings(tx, id) as Promise<AlertSettings>;
  }

  @ResolveField(() => WebhookCall, { nullable: true })
  lastCall(@Parent() { id }: RuleRow, @Ctx() context: RequestContext): Promise<WebhookCall | null> {
    return context.load('alertRule.lastCall', id, (tx, ids) => this.dispatches.lastCalls(tx, ids));
  }

  @Allow('alert:write')
  @Mutation(() => AlertRule)
  createAlertRule(@CurrentViewer() viewer: Viewer, @Args('input') input: AlertRuleInput): Promise<RuleRow> {
    return this.service.create(viewer, input);
  }

  @Allow('alert:write')
  @Mutation(() => AlertRule, { description: 'a changed rule tells only of what comes from now on' })
  updateAlertRule(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: AlertRuleInput,
  ): Promise<RuleRow> {
    return this.service.update(viewer, id, input);
  }

  @Allow('alert:write')
  @Mutation(() => Boolean)
  removeAlertRule(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.service.remove(scope, id);
  }

  @Allow('alert:write')
  @Mutation(() => [AlertRule], {
    description: 'makes rules of the starters that the viewer has not yet; answers all rules',
  })
  adoptAlertStarters(@CurrentViewer() { id }: Viewer): Promise<RuleRow[]> {
    return this.service.adoptStarters(id);
  }

  @Allow('alert:write')
  @Mutation(() => AlertSettings)
  setAlertSettings(@CurrentViewer() { id }: Viewer, @Args('input') input: AlertSettingsInput): Promise<AlertSettings> {
    return this.service.choose(id, input) as Promise<AlertSettings>;
  }

  @Allow('alert:write')
  @Mutation(() => WebhookTestResult, { description: 'calls the webhook with an invented alert' })
  async testAlertWebhook(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<WebhookAnswer | Refused> {
    const answer = await this.webhooks.test(scope, id);
    return orRefused(answer.ok ? { ok: true, value: Object.assign(new WebhookAnswer(), answer.value) } : answer);
  }
}
