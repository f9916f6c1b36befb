// Signing in and out, the first set-up, and who is looking.
import { Args, createUnionType, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Result } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { CodedError, Ctx, RequestContext } from '#platform/graphql';
import { permissionsFor, type Viewer as ViewerShape } from '../rules/viewer.js';
import { CompleteSetup } from '../service/complete-setup.js';
import { SignIn, type OpenedSession } from '../service/sign-in.js';
import { SESSION_COOKIE, Viewers } from '../service/viewers.js';
import { SESSION_DAYS, SessionRepository } from '../store/session.repository.js';
import { UserRepository } from '../store/user.repository.js';
import { Allow, CurrentViewer, Public } from './allow.guard.js';
import { Viewer } from './user.object.js';

@ObjectType()
class SignedIn {
  @Field(() => Viewer)
  viewer!: Viewer;
}

@ObjectType({ implements: () => [CodedError] })
class SignInRefused extends CodedError {
  @Field(() => Int, { description: 'seconds until another try is listened to' })
  retryAfterSeconds!: number;
}

const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedIn, SignInRefused] as const,
  resolveType: (value: object) => ('viewer' in value ? SignedIn : SignInRefused),
});

const withPermissions = (viewer: ViewerShape): Viewer => ({ ...viewer, permissions: permissionsFor(viewer) });

@Resolver()
export class SessionResolver {
  constructor(
    private readonly signing: SignIn,
    private readonly setup: CompleteSetup,
    private readonly viewers: Viewers,
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly database: Database,
  ) {}

  @Allow('signed-in')
  @Query(() => Viewer)
  viewer(@CurrentViewer() viewer: ViewerShape): Viewer {
    return withPermissions(viewer);
  }

  @Public()
  @Mutation(() => SignInResult)
  async signIn(@Ctx() context: RequestContext, @Args('email') email: string, @Args('password') password: string) {
    return this.begin(context, await this.signing.run(email, password));
  }

  @Public()
  @Mutation(() => SignInResult, {
    description: 'Makes the first administrator with the one-time link that the first start printed',
  })
  async completeSetup(
    @Ctx() context: RequestContext,
    @Args('token') token: string,
    @Args('name') name: string,
    @Args('email') email: string,
    @Args('password') password: string,
  ) {
    return this.begin(context, await this.setup.run({ token, name, email, password }));
  }

  @Public()
  @Mutation(() => Boolean)
  async signOut(@Ctx() { request, reply }: RequestContext): Promise<boolean> {
    const secret = this.viewers.sessionSecret(request);
    if (secret) await this.database.tx(SYSTEM, (tx) => this.sessions.close(tx, secret));
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return true;
  }

  private async begin(
    { request, reply }: RequestContext,
    opened: Result<OpenedSession>,
  ): Promise<SignedIn | SignInRefused> {
    if (!opened.ok) {
      const { code, message, details } = opened.error;
      return { code, message, retryAfterSeconds: Number(details?.['retryAfterSeconds'] ?? 0) };
    }
    const { secret, userId } = opened.value;
    void reply.setCookie(SESSION_COOKIE, secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: SESSION_DAYS * 24 * 3600,
    });
    const user = await this.database.tx(SYSTEM, (tx) => this.users.byId(tx, userId));
    if (!user) throw new Error('A session was opened for nobody');
    return { viewer: withPermissions(user) };
  }
}
