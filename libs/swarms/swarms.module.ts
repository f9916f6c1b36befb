// Cases shared with those who know.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { DeliveryModule } from '#delivery';
import { AskExperts } from './service/ask-experts.js';
import { RunSwarm } from './service/run-swarm.js';
import { SuggestExperts } from './service/suggest-experts.js';
import { ExpertRepository } from './store/expert.repository.js';
import { SwarmRepository } from './store/swarm.repository.js';

const parts = [AskExperts, ExpertRepository, RunSwarm, SuggestExperts, SwarmRepository];

@Module({ imports: [AccessModule, CasesModule, DeliveryModule], providers: parts, exports: parts })
export class SwarmsModule {}
