// Accounts came or changed: custom fields that nobody knew yet can be asked about from now on.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { CustomFieldRepository } from '../store/custom-field.repository.js';

@Subscribes({ name: 'facts.learn-custom-fields', on: ['account.created', 'account.changed'], batch: 1_000 })
@Injectable()
export class LearnCustomFieldsSubscriber implements Subscriber {
  constructor(private readonly fields: CustomFieldRepository) {}

  handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    return this.fields.learn(tx, [...new Set(events.flatMap(({ subjects }) => subjects))]);
  }
}
