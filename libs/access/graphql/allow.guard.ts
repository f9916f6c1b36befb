// Deny by default: a handler without @Allow or @Public is refused, whoever asks.
import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { fail } from '#kernel';
import { userScope } from '#platform/database';
import { RequestContext } from '#platform/graphql';
import type { Permission } from '../rules/permissions.js';
import { may, type Viewer } from '../rules/viewer.js';
import { Viewers } from '../service/viewers.js';

const MARK = 'bellwether:allow';

/** permission: that one; signed-in: anybody signed in; public: anybody at all */
export type Mark = Permission | 'signed-in' | 'public';

export const Allow = (mark: Permission | 'signed-in') => SetMetadata<string, Mark>(MARK, mark);
export const Public = () => SetMetadata<string, Mark>(MARK, 'public');
export const markOf = (handler: object): Mark | undefined => Reflect.getMetadata(MARK, handler) as Mark | undefined;

const seen = new WeakMap<FastifyRequest, Viewer>();

const isGraphql = (context: ExecutionContext): boolean => context.getType<GqlContextType>() === 'graphql';

export const requestOf = (context: ExecutionContext): FastifyRequest =>
  isGraphql(context)
    ? GqlExecutionContext.create(context).getContext<RequestContext>().request
    : context.switchToHttp().getRequest<FastifyRequest>();

@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly viewers: Viewers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const mark = this.reflector.getAllAndOverride<Mark | undefined>(MARK, [context.getHandler(), context.getClass()]);
    if (!mark) return fail('FORBIDDEN', 'Nobody may do this: it carries no permission.');
    const viewer = await this.viewers.of(requestOf(context));
    if (viewer) seen.set(requestOf(context), viewer);
    if (viewer && isGraphql(context))
      // A token works for a program, which has no filter of its own.
      GqlExecutionContext.create(context).getContext<RequestContext>().actAs(userScope(viewer.id), !viewer.scopes);
    if (mark === 'public') return true;
    if (!viewer) return fail('UNAUTHENTICATED', 'Your session has ended or never began. Sign in.');
    if (mark !== 'signed-in' && !may(viewer, mark))
      return fail('FORBIDDEN', `This needs the permission ${mark}. Ask an administrator.`, { permission: mark });
    return true;
  }
}

/** Who asks, in a handler that isn't public. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer =>
    seen.get(requestOf(context)) ?? fail('UNAUTHENTICATED', 'Sign in first.'),
);
