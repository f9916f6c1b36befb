// The directory: read whole, asked for one trouble, kept by those who decide about escalations.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, Read, RequestContext } from '#platform/graphql';
import type { Entry, Severity } from '../rules/directory.js';
import { DirectoryService } from '../service/directory.service.js';
import { DirectoryRepository } from '../store/directory.repository.js';
import { DirectoryEntry, DirectoryEntryInput, DirectorySeverity } from './directory.object.js';

const text = { type: () => String, nullable: true };

@Resolver(() => DirectoryEntry)
export class DirectoryResolver {
  constructor(
    private readonly entries: DirectoryRepository,
    private readonly directory: DirectoryService,
    private readonly users: UserRepository,
  ) {}

  @Allow('directory:read')
  @Query(() => [DirectoryEntry])
  escalationDirectory(@Read() tx: Tx): Promise<Entry[]> {
    return this.entries.all(tx);
  }

  @Allow('directory:read')
  @Query(() => DirectoryEntry, {
    nullable: true,
    description: 'whom this trouble goes to; null: nobody is named for it',
  })
  async directoryEntryFor(
    @Read() tx: Tx,
    @Args('product', text) product?: string | null,
    @Args('problemType', text) problemType?: string | null,
    @Args('severity', { type: () => DirectorySeverity, nullable: true }) severity?: Severity | null,
  ): Promise<Entry | null> {
    const trouble = { product: product ?? null, problemType: problemType ?? null, severity: severity ?? null };
    return (await this.directory.lookUp(tx, trouble)) ?? null;
  }

  @Allow('directory:write')
  @Mutation(() => DirectoryEntry, { description: 'a new one without an id' })
  saveDirectoryEntry(
    @As() scope: Scope,
    @Args('input') input: DirectoryEntryInput,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
  ): Promise<Entry> {
    return this.directory.save(scope, id ?? null, input);
  }

  @Allow('directory:write')
  @Mutation(() => Boolean)
  removeDirectoryEntry(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.directory.remove(scope, id);
  }

  @ResolveField(() => User, { nullable: true })
  person(@Parent() { personId }: Entry, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(personId, context);
  }

  @ResolveField(() => User, { nullable: true })
  backup(@Parent() { backupId }: Entry, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(backupId, context);
  }

  private user(id: string | null, context: RequestContext): Promise<User | null> | null {
    return id === null ? null : context.load('user', id, (tx, ids) => this.users.byIds(tx, ids));
  }
}
