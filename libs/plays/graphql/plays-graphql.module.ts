// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { PlaysModule } from '../plays.module.js';
import { PlayRunResolver, PlayedAccountResolver, PlayedTaskResolver } from './play-run.resolver.js';
import { PlayResolver } from './play.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, PlaysModule],
  providers: [PlayedAccountResolver, PlayedTaskResolver, PlayResolver, PlayRunResolver],
})
export class PlaysGraphqlModule {}
