// The brief of an escalation, and sending it.
import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, orRefused, Read, Refused, resultUnion } from '#platform/graphql';
import { headOf, kindOf, sectionsOf, type Section } from '../rules/brief.js';
import { MailBrief } from '../service/mail-brief.js';
import { WriteBrief } from '../service/write-brief.js';

@ObjectType()
class BriefSection {
  @Field(() => String)
  title!: string;

  @Field(() => [String])
  lines!: readonly string[];
}

@ObjectType({ description: 'One page about an escalation; once it is resolved, its post-mortem' })
export class EscalationBrief {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  head!: string;

  @Field(() => [BriefSection])
  sections!: Section[];
}

@ObjectType()
class BriefMailed {
  @Field(() => Int, { description: 'people' })
  people!: number;
}
const BriefMailedResult = resultUnion('BriefMailedResult', BriefMailed);

@Resolver()
export class BriefResolver {
  constructor(
    private readonly writing: WriteBrief,
    private readonly mailing: MailBrief,
  ) {}

  @Allow('escalation:read')
  @Query(() => EscalationBrief, { nullable: true })
  async escalationBrief(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<EscalationBrief | null> {
    const brief = await this.writing.of(tx, id);
    if (!brief.ok) return null;
    const { when } = this.writing;
    const { value } = brief;
    return {
      id,
      kind: kindOf(value),
      title: value.title,
      head: headOf(value, when),
      sections: sectionsOf(value, when),
    };
  }

  @Allow('escalation:review')
  @Mutation(() => BriefMailedResult, { description: 'to people of ours who may see the account' })
  async mailEscalationBrief(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('userIds', { type: () => [ID] }) userIds: string[],
  ): Promise<BriefMailed | Refused> {
    const sent = await this.mailing.run(scope, id, userIds);
    return orRefused(sent.ok ? { ok: true, value: Object.assign(new BriefMailed(), { people: sent.value }) } : sent);
  }
}
