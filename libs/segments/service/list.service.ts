// Static lists: made, and people put on them and taken off, one by one or by a file whose bad lines are told.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Facts, type FactSource } from '#facts';
import { mentions, type Fact } from '#facts/rules';
import { Clock, fail, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { LISTED, listFact, listFactKey, readListFile, reject, type ListReject } from '../rules/index.js';
import { ListRepository } from '../store/list.repository.js';
import type { Segment } from '../store/segment.entity.js';
import { SegmentRepository } from '../store/segment.repository.js';
import { SegmentUses, type SegmentUse } from './segment-uses.js';

export interface ListedFile {
  readonly added: number;
  /** on it already, or named twice */
  readonly known: number;
  readonly rejects: readonly ListReject[];
}

@Injectable()
export class ListService implements FactSource, SegmentUse {
  readonly events = [LISTED];
  readonly prefix = 'list.';

  constructor(
    facts: Facts,
    uses: SegmentUses,
    private readonly database: Database,
    private readonly segments: SegmentRepository,
    private readonly lists: ListRepository,
    private readonly log: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    facts.registerSource(this);
    uses.register(this);
  }

  async facts(tx: Tx): Promise<Fact[]> {
    return (await this.lists.all(tx)).map(listFact);
  }

  /** Other segments whose rule asks for the list. */
  async usersOf(tx: Tx, key: string): Promise<string[]> {
    const fact = listFactKey(key);
    const users = (await this.segments.all(tx)).filter(
      (segment) => segment.key !== key && [...mentions(segment.rule)].some(({ compare }) => compare?.fact === fact),
    );
    return users.map(({ name }) => `segment “${name}”`);
  }

  /** How many of these are on the list now who were not; whom the viewer does not see is passed over. */
  add(scope: Scope, segmentId: string, subjects: readonly string[]): Promise<number> {
    return this.database.tx(scope, async (tx) => this.put(tx, scope, await this.found(tx, segmentId), subjects));
  }

  remove(scope: Scope, segmentId: string, subjects: readonly string[]): Promise<number> {
    return this.database.tx(scope, async (tx) => {
      const list = await this.found(tx, segmentId);
      const gone = await this.lists.remove(tx, list.id, subjects.filter(isId), this.clock.now());
      await this.tell(tx, list, gone, 'taken off');
      return gone.length;
    });
  }

  /** Good lines count though others are bad: those are told by number and reason. */
  addFile(scope: Scope, segmentId: string, text: string): Promise<Result<ListedFile>> {
    return this.database.tx(scope, async (tx) => {
      const list = await this.found(tx, segmentId);
      const read = readListFile(text, list.object);
      if (!read.ok) return read;
      const named = new Map((await this.lists.named(tx, list.object, read.value)).map(({ line, ids }) => [line, ids]));
      const rejects: ListReject[] = [];
      const subjects: string[] = [];
      for (const each of read.value) {
        const [one, ...others] = named.get(each.line) ?? [];
        if (!one)
          rejects.push(
            reject(each, 'NOT_FOUND', `You see no ${list.object} like this. Correct the line, or import it first.`),
          );
        else if (others.length > 0)
          rejects.push(
            reject(each, 'AMBIGUOUS', `Several ${list.object}s are like this. Name it by its id or its external id.`),
          );
        else subjects.push(one);
      }
      const added = await this.put(tx, scope, list, [...new Set(subjects)]);
      return ok({ added, known: subjects.length - added, rejects });
    });
  }

  private async put(tx: Tx, scope: Scope, list: Segment, subjects: readonly string[]): Promise<number> {
    const by = scope.kind === 'user' ? scope.userId : null;
    const added = await this.lists.add(tx, list, subjects.filter(isId), this.clock.now(), by);
    await this.tell(tx, list, added, 'put on');
    return added.length;
  }

  private async tell(tx: Tx, { id, key }: Segment, subjects: readonly string[], how: string): Promise<void> {
    if (subjects.length === 0) return;
    const occurredAt = this.clock.now();
    await this.log.append(tx, {
      name: LISTED,
      subjects: [...subjects],
      origin: 'live',
      occurredAt,
      payload: { list: key },
    });
    await this.audit.record(tx, `segment.${how.replace(' ', '-')}`, id, { key, count: subjects.length });
  }

  private async found(tx: Tx, id: string): Promise<Segment> {
    const segment = await this.segments.ofId(tx, id);
    if (!segment) return fail('SEGMENT_NOT_FOUND', 'There is no such segment. Open the list of segments again.');
    if (segment.kind !== 'list')
      return fail('SEGMENT_NO_LIST', 'This segment follows a rule, so nobody can be put on it. Make a list for that.');
    return segment;
  }
}
