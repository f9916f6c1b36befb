// What people do in swarms.
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, Refused, resultUnion } from '#platform/graphql';
import type { SwarmOutcome } from '../rules/swarm.js';
import { RunSwarm } from '../service/run-swarm.js';
import type { Swarm as SwarmRow } from '../store/swarm.repository.js';
import { Swarm, SwarmInput, SwarmOutcomeEnum } from './swarm.object.js';

const SwarmResult = resultUnion('SwarmResult', Swarm);
type Outcome = Promise<SwarmRow | Refused>;
const id = { type: () => ID };

@Resolver()
export class SwarmVerbsResolver {
  constructor(private readonly swarming: RunSwarm) {}

  @Allow('swarm:open')
  @Mutation(() => SwarmResult, { description: 'shares a case with experts, for one question and a time' })
  async openSwarm(@As() scope: Scope, @Args('caseId', id) caseId: string, @Args('input') input: SwarmInput): Outcome {
    return orRefused(await this.swarming.open(scope, caseId, input));
  }

  @Allow('swarm:open')
  @Mutation(() => SwarmResult)
  async inviteExperts(
    @As() scope: Scope,
    @Args('id', id) swarmId: string,
    @Args('expertIds', { type: () => [ID] }) expertIds: string[],
  ): Outcome {
    return orRefused(await this.swarming.invite(scope, swarmId, expertIds));
  }

  @Allow('swarm:answer')
  @Mutation(() => SwarmResult)
  async acceptSwarm(@As() scope: Scope, @Args('id', id) swarmId: string): Outcome {
    return orRefused(await this.swarming.accept(scope, swarmId));
  }

  @Allow('swarm:answer')
  @Mutation(() => SwarmResult, { description: 'takes the case out of my sight again' })
  async declineSwarm(@As() scope: Scope, @Args('id', id) swarmId: string, @Args('reason') reason: string): Outcome {
    return orRefused(await this.swarming.decline(scope, swarmId, reason));
  }

  @Allow('swarm:answer')
  @Mutation(() => SwarmResult, { description: 'leaves a note in the case' })
  async answerSwarm(@As() scope: Scope, @Args('id', id) swarmId: string, @Args('body') body: string): Outcome {
    return orRefused(await this.swarming.answer(scope, swarmId, body));
  }

  @Allow('swarm:open')
  @Mutation(() => SwarmResult, { description: 'with what came of it; nobody has the case through it any more' })
  async closeSwarm(
    @As() scope: Scope,
    @Args('id', id) swarmId: string,
    @Args('outcome', { type: () => SwarmOutcomeEnum }) outcome: SwarmOutcome,
    @Args('summary') summary: string,
  ): Outcome {
    return orRefused(await this.swarming.close(scope, swarmId, outcome, summary));
  }
}
