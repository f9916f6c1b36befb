// API tokens: the secret is in the answer to its creation and nowhere else.
import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, Read } from '#platform/graphql';
import { PERMISSIONS } from '../rules/permissions.js';
import { ApiTokenService, type ApiTokenRow } from '../service/api-token.service.js';
import { Allow } from './allow.guard.js';

@ObjectType()
class ApiToken implements ApiTokenRow {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  userId!: string;

  @Field(() => [String])
  scopes!: string[];

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  revokedAt!: Date | null;
}

@ObjectType()
class NewApiToken {
  @Field(() => ApiToken)
  token!: ApiToken;

  @Field(() => String, { description: 'shown this once' })
  secret!: string;
}

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  constructor(private readonly tokens: ApiTokenService) {}

  @Allow('token:manage')
  @Query(() => [ApiToken])
  apiTokens(@Read() tx: Tx): Promise<ApiToken[]> {
    return this.tokens.list(tx);
  }

  @Allow('signed-in')
  @Query(() => [String], { description: 'every permission that a token can be given' })
  permissions(): string[] {
    return [...PERMISSIONS.keys()];
  }

  @Allow('token:manage')
  @Mutation(() => NewApiToken)
  createApiToken(
    @As() scope: Scope,
    @Args('userId', { type: () => ID }) userId: string,
    @Args('name') name: string,
    @Args('scopes', { type: () => [String] }) scopes: string[],
  ): Promise<NewApiToken> {
    return this.tokens.create(scope, userId, name, scopes);
  }

  @Allow('token:manage')
  @Mutation(() => Boolean)
  revokeApiToken(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.tokens.revoke(scope, id);
  }
}
