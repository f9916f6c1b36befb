// What people do in a case.
import { Args, Field, ID, InputType, Mutation, registerEnumType, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, Refused, resultUnion } from '#platform/graphql';
import type { CaseState } from '#cases/rules';
import { LOGGED_CHANNELS, type Channel } from '#cases/rules';
import { CaseNotes } from '../service/case-notes.js';
import { ChangeCase } from '../service/change-case.js';
import { LogContact, type TalkedWith } from '../service/log-contact.js';
import { ReplyToCase, type Reply } from '../service/reply-to-case.js';
import type { Case as CaseRow } from '#cases';
import { Case, CaseStateEnum } from '#cases/graphql';

const LoggedChannelEnum = Object.fromEntries(LOGGED_CHANNELS.map((each) => [each, each])) as Record<Channel, Channel>;
registerEnumType(LoggedChannelEnum, { name: 'LoggedChannel' });

@InputType({ description: 'A talk with the customer that took place' })
class LogContactInput implements TalkedWith {
  @Field(() => LoggedChannelEnum)
  channel!: Channel;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'who of the account took part' })
  contactId?: string | null;

  @Field(() => String)
  summary!: string;
}

@InputType()
class ReplyInput implements Reply {
  @Field(() => String)
  body!: string;

  @Field(() => CaseStateEnum, { nullable: true, description: 'what becomes of a case that no help desk keeps' })
  then?: CaseState | null;

  @Field(() => String, { nullable: true, description: 'names this very reply: said again, it sends nothing twice' })
  key?: string | null;
}

const CaseResult = resultUnion('CaseResult', Case);
type Outcome = Promise<CaseRow | Refused>;
const id = { type: () => ID };
const optionalId = { type: () => ID, nullable: true };

@Resolver()
export class CaseVerbsResolver {
  constructor(
    private readonly replying: ReplyToCase,
    private readonly notes: CaseNotes,
    private readonly logging: LogContact,
    private readonly changing: ChangeCase,
  ) {}

  @Allow('case:write')
  @Mutation(() => CaseResult, { description: 'a mail to the customer, in the same thread' })
  async replyToCase(@As() scope: Scope, @Args('id', id) caseId: string, @Args('input') input: ReplyInput): Outcome {
    return orRefused(await this.replying.run(scope, caseId, input));
  }

  @Allow('case:write')
  @Mutation(() => CaseResult, { description: 'an internal note; who is named as owner has to confirm it' })
  async addCaseNote(
    @As() scope: Scope,
    @Args('id', id) caseId: string,
    @Args('body') body: string,
    @Args('ownerId', optionalId) ownerId?: string | null,
  ): Outcome {
    return orRefused(await this.notes.add(scope, caseId, body, ownerId ?? null));
  }

  @Allow('case:read')
  @Mutation(() => CaseResult, { description: 'I have read it and act on it' })
  async confirmCaseNote(@As() scope: Scope, @Args('messageId', id) messageId: string): Outcome {
    return orRefused(await this.notes.confirm(scope, messageId));
  }

  @Allow('case:write')
  @Mutation(() => CaseResult, { description: 'a call, chat or meeting that took place: it answers the customer' })
  async logCaseContact(
    @As() scope: Scope,
    @Args('id', id) caseId: string,
    @Args('input') input: LogContactInput,
  ): Outcome {
    return orRefused(await this.logging.run(scope, caseId, input));
  }

  @Allow('case:write')
  @Mutation(() => CaseResult)
  async setCasePriority(
    @As() scope: Scope,
    @Args('id', id) caseId: string,
    @Args('priority') priority: string,
  ): Outcome {
    return orRefused(await this.changing.prioritise(scope, caseId, priority));
  }

  @Allow('case:write')
  @Mutation(() => CaseResult, { description: 'to a person, to a support group, or both; what is absent stays' })
  async reassignCase(
    @As() scope: Scope,
    @Args('id', id) caseId: string,
    @Args('userId', optionalId) userId?: string | null,
    @Args('team', { type: () => String, nullable: true }) team?: string | null,
  ): Outcome {
    return orRefused(await this.changing.reassign(scope, caseId, { userId, team }));
  }

  @Allow('case:write')
  @Mutation(() => CaseResult, { description: 'only for cases that no help desk keeps' })
  async setCaseState(
    @As() scope: Scope,
    @Args('id', id) caseId: string,
    @Args('state', { type: () => CaseStateEnum }) state: CaseState,
  ): Outcome {
    return orRefused(await this.changing.moveTo(scope, caseId, state));
  }
}
