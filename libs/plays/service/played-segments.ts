// A segment that starts a play can't be deleted under it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { SegmentUses, type SegmentUse } from '#segments';
import { watchedSegment } from '../rules/trigger.js';
import { PlayRepository } from '../store/play.repository.js';

@Injectable()
export class PlayedSegments implements SegmentUse {
  constructor(
    uses: SegmentUses,
    private readonly plays: PlayRepository,
  ) {
    uses.register(this);
  }

  async usersOf(tx: Tx, segmentKey: string): Promise<string[]> {
    const plays = await this.plays.all(tx);
    return plays
      .filter(({ definition }) => watchedSegment(definition.trigger) === segmentKey)
      .map(({ name }) => `play “${name}”`);
  }
}
