// Runs of mail that wait for a person: paused by hand, by a problem with the sender, or after a long silence. Letters have theirs, too.
import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { unwrap } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { As, Read } from '#platform/graphql';
import { MailingService } from '../service/mailing.service.js';
import { MailingRepository } from '../store/mailing.repository.js';

@ObjectType({ description: 'A run of mail that is paused' })
export class PausedMailing {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'as its recipients read it; for letters, what they are' })
  name!: string;

  @Field(() => Date, { nullable: true })
  pausedAt!: Date | null;

  @Field(() => String, { nullable: true })
  pauseReason!: string | null;
}

@Resolver(() => PausedMailing)
export class MailingResolver {
  constructor(
    private readonly database: Database,
    private readonly repository: MailingRepository,
    private readonly service: MailingService,
  ) {}

  @Allow('mail:read')
  @Query(() => [PausedMailing], { description: 'runs that wait for a person, the longest first' })
  pausedMailings(@Read() tx: Tx): Promise<PausedMailing[]> {
    return this.repository.paused(tx);
  }

  @Allow('mail:handle')
  @Mutation(() => PausedMailing, { description: 'goes on with a run, or with the letters of one kind' })
  resumeMailing(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<PausedMailing> {
    return this.database.tx(scope, async (tx) => unwrap(await this.service.resume(tx, id)));
  }
}
