// The room's edge.
import { Module } from '@nestjs/common';
import { BriefsModule } from '../briefs.module.js';
import { BriefResolver } from './brief.resolver.js';

@Module({ imports: [BriefsModule], providers: [BriefResolver] })
export class BriefsGraphqlModule {}
