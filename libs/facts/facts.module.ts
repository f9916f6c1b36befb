// What rules can ask about: one catalogue for segments and for whatever else asks.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CustomFields } from './service/custom-fields.js';
import { Facts } from './service/facts.js';
import { CustomFieldRepository } from './store/custom-field.repository.js';

const parts = [CustomFieldRepository, CustomFields, Facts];

@Module({ imports: [AccessModule], providers: parts, exports: parts })
export class FactsModule {}
