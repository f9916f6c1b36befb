// Plays of a bloc, kept by plays: off until somebody switches them on.
import { Injectable } from '@nestjs/common';
import { ok, type Ok } from '#kernel';
import type { Tx } from '#platform/database';
import { PlayRepository, PlayService, type PutOutcome } from '#plays';
import { watchedSegment, type PlayDefinition } from '#plays/rules';
import type { Bloc } from '../../rules/bloc.js';
import { BlocParts, type BlocPart } from '../bloc-parts.js';
import { SegmentsPart } from './segments-part.js';

@Injectable()
export class PlaysPart implements BlocPart<PlayDefinition> {
  readonly kind = 'play';
  readonly order = 4;

  constructor(
    parts: BlocParts,
    private readonly service: PlayService,
    private readonly plays: PlayRepository,
    private readonly segments: SegmentsPart,
  ) {
    parts.register(this);
  }

  of({ plays }: Bloc): readonly PlayDefinition[] {
    return plays;
  }

  async current(tx: Tx, keys: readonly string[]): Promise<Map<string, PlayDefinition>> {
    const plays = await this.plays.all(tx);
    return new Map(plays.filter(({ key }) => keys.includes(key)).map(({ key, definition }) => [key, definition]));
  }

  async put(tx: Tx, definition: PlayDefinition): Promise<Ok<PutOutcome>> {
    return ok(await this.service.put(tx, definition));
  }

  async touches(tx: Tx, { key, trigger }: PlayDefinition, { segments }: Bloc): Promise<string> {
    const isOn = (await this.plays.byKey(tx, key))?.enabled ?? false;
    if (isOn) return 'it is on: it starts when its trigger fires';
    const segment = segments.find((each) => each.key === watchedSegment(trigger));
    if (!segment || trigger.on !== 'segment.entered') return 'off until it is enabled';
    return `off until it is enabled; in its segment now: ${await this.segments.members(tx, segment)}`;
  }
}
