// What this install decides about its mail: the cap, opens and clicks, topics that need a confirmation.
import { Args, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { unwrap } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, Read } from '#platform/graphql';
import { TOPICS } from '../rules/index.js';
import { MailSettingsService } from '../service/mail-settings.service.js';
import { MailSettingsRepository, type MailSettings as Settings } from '../store/mail-settings.repository.js';

@ObjectType({ description: 'Something that recipients can have enough of without losing the rest' })
export class MailTopic {
  @Field(() => String)
  key!: string;

  @Field(() => String, { description: 'as recipients read it' })
  name!: string;
}

@ObjectType({ description: 'What this install decides about its mail' })
export class MailSettings implements Settings {
  @Field(() => Int, { description: 'campaign mails to one address within capDays; 0: as many as there are' })
  capMails!: number;

  @Field(() => Int)
  capDays!: number;

  @Field(() => Boolean, { description: 'whether campaigns may count opens and clicks at all' })
  tracking!: boolean;

  @Field(() => [String], { description: 'keys of topics that only those get who confirmed that they want them' })
  confirmedTopics!: readonly string[];
}

@InputType()
export class MailSettingsInput implements Settings {
  @Field(() => Int)
  capMails!: number;

  @Field(() => Int)
  capDays!: number;

  @Field(() => Boolean)
  tracking!: boolean;

  @Field(() => [String])
  confirmedTopics!: readonly string[];
}

@Resolver(() => MailSettings)
export class MailSettingsResolver {
  constructor(
    private readonly repository: MailSettingsRepository,
    private readonly service: MailSettingsService,
  ) {}

  @Allow('mail:read')
  @Query(() => MailSettings)
  mailSettings(@Read() tx: Tx): Promise<Settings> {
    return this.repository.get(tx);
  }

  @Allow('mail:read')
  @Query(() => [MailTopic])
  mailTopics(): readonly MailTopic[] {
    return TOPICS;
  }

  @Allow('mail:handle')
  @Mutation(() => MailSettings)
  async setMailSettings(@As() scope: Scope, @Args('settings') settings: MailSettingsInput): Promise<Settings> {
    return unwrap(await this.service.run(scope, { ...settings }));
  }
}
