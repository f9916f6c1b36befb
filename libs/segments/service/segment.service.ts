// Segments made and changed: by hand, and by blocs. What changes who belongs to one is told, and its members follow.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Facts } from '#facts';
import type { SubjectKind } from '#facts/rules';
import { Clock, fail, isId, newId } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { isDeepStrictEqual } from 'node:util';
import { keyFor, listFact, listRule, validateSegment, type SegmentDefinition } from '../rules/index.js';
import type { Segment } from '../store/segment.entity.js';
import { SegmentRepository } from '../store/segment.repository.js';
import { orFail } from './or-fail.js';
import { SegmentUses } from './segment-uses.js';

export interface NewSegment {
  /** made from the name when absent */
  readonly key?: string | null;
  readonly name: string;
  readonly description?: string | null;
  readonly object: SubjectKind;
  /** absent: a list, on which nobody is yet */
  readonly rule?: unknown;
  readonly active?: boolean | null;
}

/** What is absent stays as it is. */
export interface SegmentChange {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly rule?: unknown;
}

type CheckedWish = Pick<SegmentDefinition, 'key' | 'name' | 'object'> & {
  readonly description: string;
  readonly rule: unknown;
};

@Injectable()
export class SegmentService {
  constructor(
    private readonly database: Database,
    private readonly segments: SegmentRepository,
    private readonly uses: SegmentUses,
    private readonly facts: Facts,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  create(scope: Scope, { active, ...wish }: NewSegment): Promise<Segment> {
    return this.database.tx(scope, async (tx) => {
      const key = wish.key ?? keyFor(wish.name);
      const kind = wish.rule === undefined || wish.rule === null ? 'list' : 'rule';
      const rule = kind === 'list' ? listRule(key) : wish.rule;
      if (await this.segments.lock(tx, key))
        fail('SEGMENT_EXISTS', `There is already a segment with the key “${key}”. Choose another name or key.`);
      const definition = await this.checked(tx, { ...wish, key, rule, description: wish.description ?? '' }, kind);
      return this.write(tx, definition, active ?? true, undefined, kind);
    });
  }

  update(scope: Scope, id: string, change: SegmentChange): Promise<Segment> {
    return this.database.tx(scope, async (tx) => {
      const known = await this.found(tx, id);
      const { key, object } = known;
      if (known.kind === 'list' && change.rule !== undefined && !isDeepStrictEqual(change.rule, known.rule))
        fail(
          'SEGMENT_IS_LIST',
          'People are put on this list; it has no rule of its own. Make a segment with a rule for that.',
        );
      const name = change.name ?? known.name;
      const description = change.description ?? known.description;
      const definition = await this.checked(tx, { key, object, name, description, rule: change.rule ?? known.rule });
      return this.write(tx, definition, known.active, known);
    });
  }

  setActive(scope: Scope, id: string, active: boolean): Promise<Segment> {
    return this.database.tx(scope, async (tx) => {
      const known = await this.found(tx, id);
      // A rule that was valid once may name a fact that is gone.
      return this.write(tx, active ? await this.checked(tx, definitionOf(known)) : known, active, known);
    });
  }

  remove(scope: Scope, id: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      const { key } = await this.found(tx, id);
      const users = await this.uses.of(tx, key);
      if (users.length > 0)
        fail('SEGMENT_IN_USE', `This segment is used by ${users.join(', ')}. Take it out there first.`, { users });
      await this.audit.record(tx, 'segment.removed', id, { key });
      await this.segments.remove(tx, id);
      return true;
    });
  }

  /** Makes the segment of this key be exactly this; a new one is active, a known one stays as active as it was. */
  async put(tx: Tx, wish: SegmentDefinition): Promise<Segment> {
    const definition = await this.checked(tx, wish);
    const known = await this.segments.lock(tx, definition.key);
    if (known && known.object !== definition.object)
      fail(
        'SEGMENT_OBJECT_FIXED',
        `The segment “${definition.key}” holds ${known.object}s and cannot be made to hold ${definition.object}s. Use another key.`,
      );
    return this.write(tx, definition, known?.active ?? true, known);
  }

  private async write(
    tx: Tx,
    wish: SegmentDefinition,
    active: boolean,
    known?: Segment,
    kind: Segment['kind'] = 'rule',
  ): Promise<Segment> {
    const { key, name, description, object, rule } = wish;
    const now = this.clock.now();
    const since = known ?? { id: newId(now), kind, version: 0, filledVersion: 0, createdAt: now };
    const refill = known ? known.active !== active || (active && !isDeepStrictEqual(known.rule, rule)) : true;
    const { id, filledVersion, createdAt } = since;
    const version = since.version + (refill ? 1 : 0);
    const segment = {
      id,
      key,
      name,
      description,
      object,
      kind: since.kind,
      rule,
      active,
      version,
      filledVersion,
      createdAt,
      updatedAt: now,
    };
    if (known && isDeepStrictEqual(known, { ...segment, updatedAt: known.updatedAt })) return known;
    await this.segments.save(tx, segment);
    await this.audit.record(tx, known ? 'segment.changed' : 'segment.created', id, { key, active, version });
    if (refill)
      await this.events.append(tx, {
        name: 'segment.changed',
        subjects: [id],
        origin: 'live',
        occurredAt: now,
        payload: { key },
      });
    return segment;
  }

  private async checked(tx: Tx, wish: CheckedWish, kind: Segment['kind'] = 'rule'): Promise<SegmentDefinition> {
    const catalogue = await this.facts.in(tx);
    // A list that is only being made is no fact yet.
    const known = kind === 'list' ? catalogue.with({ facts: [listFact({ ...wish, id: newId() })] }) : catalogue;
    const { key, name, object, description, rule } = wish;
    return orFail(validateSegment({ key, name, object, description, rule }, known));
  }

  private async found(tx: Tx, id: string): Promise<Segment> {
    const seen = isId(id) ? await this.segments.byId(tx, id) : undefined;
    const segment = seen && (await this.segments.lock(tx, seen.key));
    return segment ?? fail('SEGMENT_NOT_FOUND', 'There is no such segment. Open the list of segments again.');
  }
}

const definitionOf = ({ key, name, description, object, rule }: Segment): SegmentDefinition => ({
  key,
  name,
  description,
  object,
  rule,
});
