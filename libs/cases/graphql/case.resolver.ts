// Cases: lists, the conversation, the Unmatched queue, and live ingestion.
import { Args, Field, ID, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountRepository, ContactRepository } from '#accounts';
import { Account, Contact } from '#accounts/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import {
  As,
  CappedCount,
  Ctx,
  orRefused,
  PageArgs,
  Read,
  Refused,
  RequestContext,
  resultUnion,
} from '#platform/graphql';
import { isKeptElsewhere, isPendingOurReply } from '../rules/contact.js';
import { Ingest } from '../service/ingest.js';
import { MatchCases } from '../service/match-cases.js';
import { CaseMarks } from '../store/case-marks.js';
import { CaseMatchRepository, type UnmatchedGroup as UnmatchedGroupRow } from '../store/case-match.repository.js';
import type { Case as CaseRow } from '../store/case.entity.js';
import { CaseRepository } from '../store/case.repository.js';
import type { Message as MessageRow } from '../store/message.entity.js';
import { MessageRepository } from '../store/message.repository.js';
import { CaseFilterInput, CaseSortInput, IngestedCaseInput, MatchKindEnum } from './case.input.js';
import { Case, CaseMark, CasePage, Message, MessagePage, UnmatchedGroup } from './case.object.js';

@ObjectType()
class Ingested {
  @Field(() => Int, { description: 'cases that are new or changed' })
  cases!: number;

  @Field(() => Int, { description: 'messages that are new' })
  messages!: number;
}
const IngestResult = resultUnion('IngestResult', Ingested);

@Resolver(() => Case)
export class CaseResolver {
  constructor(
    private readonly repository: CaseRepository,
    private readonly marks: CaseMarks,
    private readonly messages: MessageRepository,
    private readonly accounts: AccountRepository,
    private readonly contacts: ContactRepository,
    private readonly users: UserRepository,
    private readonly matches: CaseMatchRepository,
    private readonly matching: MatchCases,
    private readonly ingesting: Ingest,
  ) {}

  @Allow('case:read')
  @Query(() => CasePage)
  cases(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: CaseFilterInput,
    @Args('sort', { nullable: true }) sort?: CaseSortInput,
  ): Promise<Page<CaseRow>> {
    return this.repository.list(tx, filter ?? {}, sort?.field ?? 'updatedAt', sort?.direction ?? 'DESC', page);
  }

  @Allow('case:read')
  @Query(() => CappedCount)
  caseCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: CaseFilterInput): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('case:read')
  @Query(() => Case, { nullable: true })
  case(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<CaseRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @Allow('case:read')
  @Query(() => [String], { description: 'support groups, as the sources spell them' })
  caseTeams(@Read() tx: Tx): Promise<string[]> {
    return this.repository.teams(tx);
  }

  @Allow('case:read')
  @Query(() => [CaseMark])
  caseMarks(): CaseMark[] {
    return this.marks.all();
  }

  @ResolveField('messages', () => MessagePage, { description: 'oldest first' })
  conversation(@Parent() { id }: CaseRow, @Read() tx: Tx, @Args() page: PageArgs): Promise<Page<MessageRow>> {
    return this.messages.ofCase(tx, id, page);
  }

  @ResolveField(() => Message, { nullable: true, description: 'what was said last between the customer and us' })
  latestMessage(@Parent() { id }: CaseRow, @Ctx() context: RequestContext): Promise<MessageRow | null> {
    return context.load('case.latestMessage', id, (tx, ids) => this.messages.latestOf(tx, ids));
  }

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: CaseRow, @Ctx() context: RequestContext): Promise<Account | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true, description: 'the assignee, where they sign in here' })
  owner(@Parent() { assignee }: CaseRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    if (!assignee) return null;
    return context.load('user.byEmail', assignee.toLowerCase(), (tx, emails) => this.users.byEmails(tx, emails));
  }

  @ResolveField(() => Boolean, { description: 'the customer wrote last, and nobody of ours has answered' })
  pendingOurReply(@Parent() of: CaseRow): boolean {
    return isPendingOurReply(of);
  }

  @ResolveField(() => Boolean, { description: 'a help desk keeps the case; what is done here has to get there too' })
  keptElsewhere(@Parent() of: CaseRow): boolean {
    return isKeptElsewhere(of);
  }

  @ResolveField(() => Contact, { nullable: true })
  contact(@Parent() { contactId }: CaseRow, @Ctx() context: RequestContext): Promise<Contact | null> | null {
    return contactId === null ? null : context.load('contact', contactId, (tx, ids) => this.contacts.byIds(tx, ids));
  }

  @Allow('import:read')
  @Query(() => [UnmatchedGroup], { description: 'what the cases without an account have in common, most cases first' })
  unmatchedCases(@Read() tx: Tx): Promise<UnmatchedGroupRow[]> {
    return this.matches.unmatched(tx);
  }

  @Allow('import:run')
  @Mutation(() => Int, { description: 'says once where a key belongs; answers how many cases found their account' })
  matchCases(
    @As() scope: Scope,
    @Args('kind', { type: () => MatchKindEnum }) kind: UnmatchedGroupRow['kind'],
    @Args('key') key: string,
    @Args('accountId', { type: () => ID }) accountId: string,
  ): Promise<number> {
    return this.matching.run(scope, kind, key, accountId);
  }

  @Allow('message:ingest')
  @Mutation(() => IngestResult, {
    description: 'live cases and messages from a help desk; a repeated delivery changes nothing',
  })
  async ingestCases(
    @Args('cases', { type: () => [IngestedCaseInput] }) cases: IngestedCaseInput[],
  ): Promise<Ingested | Refused> {
    const result = await this.ingesting.run(cases);
    return orRefused(result.ok ? { ok: true, value: Object.assign(new Ingested(), result.value) } : result);
  }
}
