// The room's edge: resolvers, and the guard that stands before every handler of the api.
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from '../access.module.js';
import { AllowGuard } from './allow.guard.js';
import { ApiTokenResolver } from './api-token.resolver.js';
import { GlobalFilterResolver } from './global-filter.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { TeamResolver } from './team.resolver.js';
import { UserResolver } from './user.resolver.js';

@Module({
  imports: [AccessModule],
  providers: [
    { provide: APP_GUARD, useClass: AllowGuard },
    GlobalFilterResolver,
    SessionResolver,
    UserResolver,
    TeamResolver,
    ApiTokenResolver,
  ],
})
export class AccessGraphqlModule {}
