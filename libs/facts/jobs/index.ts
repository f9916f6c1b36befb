// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { FactsModule } from '../facts.module.js';
import { LearnCustomFieldsSubscriber } from './learn-custom-fields.subscriber.js';

@Module({ imports: [FactsModule], providers: [LearnCustomFieldsSubscriber] })
export class FactsJobsModule {}
