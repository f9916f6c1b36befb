// Keeps members what the rules say: after events, after time, and for everybody when a rule is new. Always from committed rows,
// never from what an event says, and one evaluator a segment at a time; so late, doubled and crossing events end at the same members.
import { Injectable } from '@nestjs/common';
import { Clock, groupBy } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { InjectLog, type Log } from '#platform/log';
import {
  causesOf,
  compileNextCheck,
  compileRule,
  compileTouched,
  FactCatalogue,
  readsOf,
  TIME_PASSED,
  validateRule,
  type Cause,
  type CausingEvent,
  type Moment,
  type SubjectKind,
  type Touch,
} from '../rules/index.js';
import { EvaluationRepository, type DeltaCounts } from '../store/evaluation.repository.js';
import { NOBODY, type Reach, type Unheard } from '../store/membership-delta.js';
import type { Segment } from '../store/segment.entity.js';
import { SegmentRepository } from '../store/segment.repository.js';

/** Name of the subscriber that calls afterEvents. */
export const FACTS_SUBSCRIBER = 'segments.follow-facts';

@Injectable()
export class EvaluateSegments {
  constructor(
    private readonly segments: SegmentRepository,
    private readonly evaluation: EvaluationRepository,
    private readonly catalogue: FactCatalogue,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
    @InjectLog() private readonly log: Log,
  ) {}

  /** Only subjects that the events touch, only in segments whose rule reads them. */
  async afterEvents(tx: Tx, events: readonly CausingEvent[]): Promise<void> {
    const names = new Set(events.map(({ name }) => name));
    const concerned = (segment: Segment) => this.reads(segment).some((name) => names.has(name));
    const candidates = (await this.segments.followed(tx)).filter(concerned);
    if (candidates.length === 0) return;
    const segments = await this.locked(tx, candidates);
    const touches = await this.touches(tx, events, new Set(segments.map(({ object }) => object)));
    for (const segment of segments) {
      const reads = this.reads(segment);
      const causes = causesOf(
        events.filter(({ name }) => reads.includes(name)),
        touches.get(segment.object) ?? new Map<string, Touch[]>(),
      );
      if (causes.size > 0) await this.judge(tx, segment, { some: causes });
    }
  }

  /**
   * False: not now. History that an import has just written must enter as history, which its own events say;
   * time waits until they are heard.
   */
  async afterTime(tx: Tx, segmentId: string, subjects: readonly string[]): Promise<boolean> {
    const [segment] = await this.locked(tx, [{ id: segmentId }]);
    if (!segment) return false;
    const passed: Cause = { because: TIME_PASSED, origin: 'live', eventId: null };
    const some = new Map(subjects.map((id) => [id, passed]));
    const unless = { subscriber: FACTS_SUBSCRIBER, events: this.reads(segment) };
    return (await this.judge(tx, segment, { some }, unless)).asked > 0;
  }

  /** Everybody, as one set: whom a new rule holds for belongs to it from now on, but has not entered by anything that happened. */
  async fill(tx: Tx, segmentIds: readonly string[], because: Pick<CausingEvent, 'id' | 'name'>): Promise<void> {
    await this.evaluation.lock(tx, segmentIds);
    for (const segment of (await this.segments.byIds(tx, segmentIds)).values()) {
      if (segment.active && !this.readable(segment)) continue;
      await this.judge(tx, segment, { all: { because: because.name, origin: 'backfill', eventId: because.id } });
      await this.segments.markFilled(tx, segment);
    }
  }

  private async judge(tx: Tx, segment: Segment, reach: Reach, unless?: Unheard): Promise<DeltaCounts> {
    const moment: Moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    const subjects = 'some' in reach ? [...reach.some.keys()] : null;
    const { object, rule } = segment;
    const question = { object, rule, moment, ...(subjects && { only: subjects }) };
    const holds = segment.active ? compileRule(this.catalogue, question) : NOBODY;
    const counts = await this.evaluation.apply(tx, { segment, holds, reach, moment, ...(unless && { unless }) });
    if (counts.entered + counts.left > 0) this.events.ring(tx);
    if (unless && counts.asked === 0) return counts;
    const next = segment.active ? compileNextCheck(this.catalogue, question) : null;
    await this.evaluation.setChecks(tx, segment.id, next, subjects);
    return counts;
  }

  /** Read again under the lock: what is no longer followed by then is being filled anew. */
  private async locked(tx: Tx, candidates: readonly Pick<Segment, 'id'>[]): Promise<Segment[]> {
    const ids = new Set(candidates.map(({ id }) => id));
    await this.evaluation.lock(tx, [...ids]);
    return (await this.segments.followed(tx)).filter((segment) => ids.has(segment.id) && this.readable(segment));
  }

  private async touches(
    tx: Tx,
    events: readonly CausingEvent[],
    objects: ReadonlySet<SubjectKind>,
  ): Promise<Map<SubjectKind, Map<string, Touch[]>>> {
    const found = new Map([...objects].map((object) => [object, new Map<string, Touch[]>()]));
    for (const [name, each] of groupBy(events, (event) => event.name))
      for (const [object, byName] of found) {
        const ids = [...new Set(each.flatMap(({ subjects }) => subjects))];
        const statement = compileTouched(this.catalogue, object, name, ids);
        if (statement) byName.set(name, await this.evaluation.touched(tx, statement));
      }
    return found;
  }

  private reads(segment: Segment): readonly string[] {
    return this.readable(segment) ? readsOf(this.catalogue, segment.object, segment.rule).events : [];
  }

  /** A stored rule may name a fact whose room is gone: that segment rests, the others go on. */
  private readable({ key, object, rule }: Segment): boolean {
    const valid = validateRule(rule, object, this.catalogue);
    if (!valid.ok)
      this.log.warn({ segment: key, problem: valid.error.message }, 'segment rests: its rule cannot be read');
    return valid.ok;
  }
}
