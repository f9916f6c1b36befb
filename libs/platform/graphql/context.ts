// What one GraphQL operation carries: who asks, one lazy read transaction, and loaders that live as long as it does.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '#kernel';
import type { Database, LazyTx, Scope, Tx } from '#platform/database';

export class RequestContext {
  private scopeOf: Scope | undefined;
  private reading: LazyTx | undefined;
  private looksPast = false;
  private filters = false;
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
    private readonly database: Database,
  ) {}

  /** Set by the guard once it knows who asks; without it nothing can be read. `filters`: lists are narrowed to the viewer's filter. */
  actAs(scope: Scope, filters = false): void {
    this.scopeOf ??= scope;
    this.filters = filters;
  }

  get scope(): Scope {
    return this.scopeOf ?? fail('UNAUTHENTICATED', 'Sign in first.');
  }

  /** This operation asks for single records: the viewer's filter is for lists. */
  lookPastFilter(): void {
    this.looksPast = true;
  }

  read(): Promise<Tx> {
    const { scope } = this;
    this.reading ??= this.database.lazy(
      scope.kind === 'user' && this.filters && !this.looksPast ? { ...scope, filtered: true } : scope,
    );
    return this.reading.get();
  }

  /** One loader per name: `batch` gets the distinct keys of a tick and answers with a map; missing keys are null. */
  load<V>(
    name: string,
    key: string,
    batch: (tx: Tx, keys: readonly string[]) => Promise<Map<string, V>>,
  ): Promise<V | null> {
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader<string, unknown>(async (keys) => {
        const found = await batch(await this.read(), keys);
        return keys.map((each) => found.get(each) ?? null);
      });
      this.loaders.set(name, loader);
    }
    return loader.load(key) as Promise<V | null>;
  }

  async close(): Promise<void> {
    await this.reading?.close();
  }
}

export const contextOf = (context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<RequestContext>();

/** The request's context, for loaders. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext) => contextOf(context));

/** The operation's read transaction. */
export const Read = createParamDecorator((_: unknown, context: ExecutionContext) => contextOf(context).read());

/** The scope to open a write transaction with. */
export const As = createParamDecorator((_: unknown, context: ExecutionContext) => contextOf(context).scope);
