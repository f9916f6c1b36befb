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
    const catalogue = await this.facts.in(tx);
    const candidates = (await this.segments.followed(tx)).filter((segment) => {
      const reads = this.readable(catalogue, segment) ? readsOf(catalogue, segment.object, segment.rule).events : [];
      return reads.some((name) => names.has(name));
    });
    if (candidates.length === 0) return;
    const ids = events.map(({ id }) => id);
    for (const segment of await this.locked(tx, catalogue, candidates)) {
      const told = await this.told(tx, catalogue, segment, ids);
      const subjects = await this.evaluation.touched(tx, told);
      if (subjects.length > 0) await this.judge(tx, catalogue, segment, { subjects, told });
    }
  }

  /** False where the segment does not follow facts at present. */
  async afterTime(tx: Tx, segmentId: string, subjects: readonly string[]): Promise<boolean> {
    const catalogue = await this.facts.in(tx);
    const [segment] = await this.locked(tx, catalogue, [{ id: segmentId }]);
    if (!segment) return false;
    const told = await this.told(tx, catalogue, segment, []);
    await this.judge(tx, catalogue, segment, { subjects, told });
    return true;
  }

  /** Everybody, as one set: whom a new rule holds for belongs to it from now on, but has not entered by anything that happened. */
  async fill(tx: Tx, segmentIds: readonly string[], because: Pick<DomainEvent, 'id' | 'name'>): Promise<void> {
    const catalogue = await this.facts.in(tx);
    await this.evaluation.lock(tx, segmentIds);
    for (const segment of (await this.segments.byIds(tx, segmentIds)).values()) {
      if (segment.active && !this.readable(catalogue, segment)) continue;
      const everybody = { because: because.name, origin: 'backfill', eventId: because.id } as const;
      await this.judge(tx, catalogue, segment, { everybody });
      await this.segments.markFilled(tx, segment);
    }
  }

  private async judge(tx: Tx, catalogue: FactCatalogue, segment: Segment, reach: Reach): Promise<void> {
    const { id, object, rule, active } = segment;
    const moment: Moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    const subjects = 'subjects' in reach ? reach.subjects : null;
    const question = { object, rule, moment, ...(subjects && { only: subjects }) };
    const holds = active ? compileRule(catalogue, question) : NOBODY;
    const { entered, left } = await this.evaluation.apply(tx, { segment, holds, reach, moment });
    if (entered + left > 0) this.events.ring(tx);
    await this.evaluation.setChecks(tx, id, active ? compileNextCheck(catalogue, question) : null, subjects);
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

  private async told(
    tx: Tx,
    catalogue: FactCatalogue,
    { object, rule }: Segment,
    events: readonly string[],
  ): Promise<Told> {
    return {
      events,
      readUntil: await this.evaluation.readUntil(tx, FACTS_SUBSCRIBER),
      reads: readsOf(catalogue, object, rule).events,
      appeared: appearedOf(object),
      touched: touchedSql(catalogue, object, rule, 'told'),
    };
  }

  /** A stored rule may name a fact whose room is gone: that segment rests, the others go on. */
  private readable(catalogue: FactCatalogue, { key, object, rule }: Segment): boolean {
    const valid = validateRule(rule, object, catalogue);
    if (!valid.ok)
      this.log.warn({ segment: key, problem: valid.error.message }, 'segment rests: its rule cannot be read');
    return valid.ok;
  }
}
