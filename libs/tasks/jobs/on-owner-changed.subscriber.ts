// An account changed hands: its open tasks follow where their play says so. Also when an import tells it: it is so now.
import { Injectable } from '@nestjs/common';
import type { DomainEvent, Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { FollowOwners } from '../service/follow-owners.js';

@Subscribes({ name: 'tasks.follow-owners', on: ['account.owner-changed'] })
@Injectable()
export class OnOwnerChanged implements Subscriber {
  constructor(private readonly following: FollowOwners) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const origin of ['live', 'backfill'] satisfies Origin[]) {
      const accountIds = events.filter((event) => event.origin === origin).flatMap(({ subjects }) => subjects);
      await this.following.run(tx, [...new Set(accountIds)], origin);
    }
  }
}
