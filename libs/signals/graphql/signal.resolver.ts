// What messages show: their signals, and the catalogue of what can be noticed.
import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { Message } from '#cases/graphql';
import { Ctx, RequestContext } from '#platform/graphql';
import { SIGNAL_KINDS, signalKinds } from '../rules/kinds.js';
import type { Signal as SignalRow } from '../store/signal.entity.js';
import { SignalRepository } from '../store/signal.repository.js';
import { Signal, SignalType } from './signal.object.js';

@Resolver(() => Signal)
export class SignalResolver {
  @Allow('case:read')
  @Query(() => [SignalType], { description: 'the catalogue of signals' })
  signalKinds(): SignalType[] {
    return signalKinds.map((kind) => ({ kind, ...SIGNAL_KINDS[kind] }));
  }

  @ResolveField(() => String)
  label(@Parent() { kind }: SignalRow): string {
    return SIGNAL_KINDS[kind].label;
  }
}

@Resolver(() => Message)
export class MessageSignalsResolver {
  constructor(private readonly repository: SignalRepository) {}

  @ResolveField(() => [Signal], { description: 'in the order of their words' })
  async signals(@Parent() { id }: Message, @Ctx() context: RequestContext): Promise<SignalRow[]> {
    return (await context.load('message.signals', id, (tx, ids) => this.repository.ofMessages(tx, ids))) ?? [];
  }
}
