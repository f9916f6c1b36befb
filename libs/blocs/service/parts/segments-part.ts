// Segments of a bloc, kept by segments: active from the start, filled as soon as the worker gets to it.
import { Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import { compileRule } from '#facts/rules';
import { Clock, ok, type Ok } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { countCapped, type Tx } from '#platform/database';
import { SegmentRepository, SegmentService, type Segment } from '#segments';
import type { SegmentDefinition } from '#segments/rules';
import type { Bloc } from '../../rules/bloc.js';
import { BlocParts, type BlocPart } from '../bloc-parts.js';

@Injectable()
export class SegmentsPart implements BlocPart<SegmentDefinition> {
  readonly kind = 'segment';
  readonly order = 2;

  constructor(
    parts: BlocParts,
    private readonly service: SegmentService,
    private readonly segments: SegmentRepository,
    private readonly facts: Facts,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {
    parts.register(this);
  }

  of({ segments }: Bloc): readonly SegmentDefinition[] {
    return segments;
  }

  async current(tx: Tx, keys: readonly string[]): Promise<Map<string, SegmentDefinition>> {
    const found = new Map<string, SegmentDefinition>();
    for (const key of keys) {
      const segment = await this.segments.byKey(tx, key);
      if (segment) found.set(key, definitionOf(segment));
    }
    return found;
  }

  async put(tx: Tx, definition: SegmentDefinition): Promise<Ok<Segment>> {
    return ok(await this.service.put(tx, definition));
  }

  async touches(tx: Tx, definition: SegmentDefinition): Promise<string> {
    return `${await this.members(tx, definition)} now`;
  }

  /** Such as `12 accounts`; at most a thousand are counted. */
  async members(tx: Tx, { object, rule }: SegmentDefinition): Promise<string> {
    const moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    const { text, params } = compileRule(await this.facts.in(tx), { object, rule, moment });
    const { value, capped } = await countCapped(tx, { from: `(${text}) s`, where: [], params });
    return `${value}${capped ? '+' : ''} ${object}${value === 1 ? '' : 's'}`;
  }
}

const definitionOf = ({ key, name, object, description, rule }: Segment): SegmentDefinition => ({
  key,
  name,
  object,
  description,
  rule,
});
