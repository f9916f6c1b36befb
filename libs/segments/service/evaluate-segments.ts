// Keeps members what the rules say: after events, after time, and for everybody when a rule is new. Always from committed rows,
// never from what an event says, and one evaluator a segment at a time; so late, doubled and crossing events end at the same members.
import { Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import {
  appearedOf,
  compileNextCheck,
  compileRule,
  readsOf,
  touchedSql,
  validateRule,
  type FactCatalogue,
  type Moment,
} from '#facts/rules';
import { Clock, type DomainEvent } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { InjectLog, type Log } from '#platform/log';
import { EvaluationRepository } from '../store/evaluation.repository.js';
import { NOBODY, type Reach } from '../store/membership-delta.js';
import type { Segment } from '../store/segment.entity.js';
import { SegmentRepository } from '../store/segment.repository.js';
import type { Told } from '../store/subject-causes.js';

/** Name of the subscriber that calls afterEvents. */
export const FACTS_SUBSCRIBER = 'segments.follow-facts';

@Injectable()
export class EvaluateSegments {
  constructor(
    private readonly segments: SegmentRepository,
    private readonly evaluation: EvaluationRepository,
    private readonly facts: Facts,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
    @InjectLog() private readonly log: Log,
  ) {}

  /** Only subjects that the events touch, only in segments whose rule reads them. */
  async afterEvents(tx: Tx, events: readonly Pick<DomainEvent, 'id' | 'name'>[]): Promise<void> {
    const names = new Set(events.map(({ name }) => name));
    const followed = await this.segments.followed(tx);
    const catalogue = await this.catalogueOf(tx, followed);
    const candidates = followed.filter((segment) => {
      const reads = this.readable(catalogue, segment) ? readsOf(catalogue, segment.object, segment.rule).events : [];
      return reads.some((name) => names.has(name));
    });
    if (candidates.length === 0) return;
    const told = this.telling(catalogue, events);
    // Segments that read alike are touched alike.
    const touched = new Map<string, Promise<string[]>>();
    for (const segment of await this.locked(tx, catalogue, candidates)) {
      const { reach, of } = told(segment);
      const key = `${segment.object} ${reach}`;
      if (!touched.has(key)) touched.set(key, this.evaluation.touched(tx, { ...of, touched: reach }));
      const subjects = (await touched.get(key)) ?? [];
      if (subjects.length > 0) await this.judge(tx, catalogue, segment, { subjects, told: of });
    }
  }

  /** False where the segment does not follow facts at present. */
  async afterTime(tx: Tx, segmentId: string, subjects: readonly string[]): Promise<boolean> {
    const catalogue = await this.facts.in(tx);
    const [segment] = await this.locked(tx, catalogue, [{ id: segmentId }]);
    if (!segment) return false;
    const told = this.telling(catalogue, []);
    await this.judge(tx, catalogue, segment, { subjects, told: told(segment).of });
    return true;
  }

  /** Everybody, as one set: whom a new rule holds for belongs to it from now on, but has not entered by anything that happened. */
  async fill(tx: Tx, segmentIds: readonly string[], because: Pick<DomainEvent, 'id' | 'name'>): Promise<void> {
    await this.evaluation.lock(tx, segmentIds);
    const segments = [...(await this.segments.byIds(tx, segmentIds)).values()];
    const catalogue = await this.catalogueOf(tx, segments);
    for (const segment of segments) {
      if (segment.active && !this.readable(catalogue, segment)) continue;
      const everybody = { because: because.name, origin: 'backfill', eventId: because.id } as const;
      await this.judge(tx, catalogue, segment, { everybody });
      await this.segments.markFilled(tx, segment);
    }
  }

  private catalogueOf(tx: Tx, segments: readonly Segment[]): Promise<FactCatalogue> {
    return this.facts.in(
      tx,
      segments.map(({ rule }) => rule),
    );
  }

  private async judge(tx: Tx, catalogue: FactCatalogue, segment: Segment, reach: Reach): Promise<void> {
    const { object, rule, active } = segment;
    const moment: Moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    const subjects = 'subjects' in reach ? reach.subjects : null;
    const question = { object, rule, moment, ...(subjects && { only: subjects }) };
    const holds = active ? compileRule(catalogue, question) : NOBODY;
    const next = active ? compileNextCheck(catalogue, question) : null;
    const { entered, left } = await this.evaluation.apply(tx, { segment, holds, next, reach, moment });
    if (entered + left > 0) this.events.ring(tx);
  }

  /** Read again under the lock: what is no longer followed by then is being filled anew. */
  private async locked(
    tx: Tx,
    catalogue: FactCatalogue,
    candidates: readonly Pick<Segment, 'id'>[],
  ): Promise<Segment[]> {
    const ids = new Set(candidates.map(({ id }) => id));
    await this.evaluation.lock(tx, [...ids]);
    const followed = await this.segments.followed(tx);
    return followed.filter((segment) => ids.has(segment.id) && this.readable(catalogue, segment));
  }

  /** Of each segment: what these events tell it, and the SQL to the subjects that they touch in it. */
  private telling(catalogue: FactCatalogue, events: readonly Pick<DomainEvent, 'id' | 'name'>[]) {
    const ids = events.map(({ id }) => id);
    const names = new Set(events.map(({ name }) => name));
    return ({ object, rule }: Segment): { readonly of: Told; readonly reach: string } => ({
      of: {
        events: ids,
        subscriber: FACTS_SUBSCRIBER,
        reads: readsOf(catalogue, object, rule).events,
        appeared: appearedOf(object),
        touched: touchedSql(catalogue, object, rule, 'told'),
      },
      reach: touchedSql(catalogue, object, rule, 'told', names),
    });
  }

  /** A stored rule may name a fact whose room is gone: that segment rests, the others go on. */
  private readable(catalogue: FactCatalogue, { key, object, rule }: Segment): boolean {
    const valid = validateRule(rule, object, catalogue);
    if (!valid.ok)
      this.log.warn({ segment: key, problem: valid.error.message }, 'segment rests: its rule cannot be read');
    return valid.ok;
  }
}
