// What rules can ask about: one catalogue for segments and for whatever else asks.
import { Module } from '@nestjs/common';
import { Facts } from './service/facts.js';

@Module({ providers: [Facts], exports: [Facts] })
export class FactsModule {}
