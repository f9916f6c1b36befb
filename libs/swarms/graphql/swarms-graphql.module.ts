// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { SwarmsModule } from '../swarms.module.js';
import { CaseSwarmsResolver, SwarmExpertResolver, SwarmResolver, SuggestedExpertResolver } from './swarm.resolver.js';
import { SwarmVerbsResolver } from './swarm-verbs.resolver.js';

@Module({
  imports: [AccessModule, CasesModule, SwarmsModule],
  providers: [CaseSwarmsResolver, SuggestedExpertResolver, SwarmExpertResolver, SwarmResolver, SwarmVerbsResolver],
})
export class SwarmsGraphqlModule {}
