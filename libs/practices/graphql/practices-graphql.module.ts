// The room's edge.
import { Module } from '@nestjs/common';
import { PracticesModule } from '../practices.module.js';
import { PracticeResolver } from './practice.resolver.js';

@Module({ imports: [PracticesModule], providers: [PracticeResolver] })
export class PracticesGraphqlModule {}
