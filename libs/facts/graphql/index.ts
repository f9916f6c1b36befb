// The room's edge.
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts.module.js';
import { CustomFieldResolver } from './custom-field.resolver.js';

@Module({ imports: [FactsModule], providers: [CustomFieldResolver] })
export class FactsGraphqlModule {}
