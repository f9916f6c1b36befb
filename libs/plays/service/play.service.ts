// Plays of this installation: stored from a definition, switched on with or without the accounts that are there, switched off.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { JobQueue } from '#platform/queue';
import { AnswerFacts } from '#tasks';
import type { PlayDefinition } from '../rules/play.js';
import type { StartWith } from '../rules/run-state.js';
import type { Play } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import { TriggerRepository } from '../store/trigger.repository.js';
import { watchedSegment } from '../rules/trigger.js';
import { PLAY_NOT_FOUND } from './play-refusals.js';
import { TAKE_EXISTING } from './take-existing.kind.js';

export type PutOutcome = 'created' | 'changed' | 'unchanged';

export interface Enabled {
  readonly play: Play;
  /** for so many the worker starts a run now; null: who they are is still being found out */
  readonly toStart: number | null;
}

@Injectable()
export class PlayService {
  constructor(
    private readonly database: Database,
    private readonly plays: PlayRepository,
    private readonly triggers: TriggerRepository,
    private readonly answers: AnswerFacts,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A checked definition becomes the play of its key. Said twice, nothing changes. A play that is on stays on. */
  async put(tx: Tx, definition: PlayDefinition): Promise<PutOutcome> {
    const now = this.clock.now();
    await this.answers.learn(
      tx,
      definition.tasks.flatMap(({ fields }) => fields),
    );
    const known = await this.plays.lock(tx, definition.key);
    if (known && !(await this.plays.change(tx, definition, now))) return 'unchanged';
    if (!known) await this.plays.insert(tx, newId(), definition, now);
    await this.audit.record(tx, 'play.saved', definition.key, { version: (known?.version ?? 0) + 1 });
    return known ? 'changed' : 'created';
  }

  enable(scope: Scope, key: string, startWith: StartWith): Promise<Result<Enabled>> {
    return this.database.tx(scope, (tx) => this.enableIn(tx, key, startWith));
  }

  async enableIn(tx: Tx, key: string, startWith: StartWith): Promise<Result<Enabled>> {
    const play = await this.plays.lock(tx, key);
    if (!play) return err(...PLAY_NOT_FOUND);
    if (play.enabled) return err('PLAY_ENABLED', `“${play.name}” is on already. Switch it off first to start it anew.`);
    const watched = watchedSegment(play.definition.trigger);
    const segment = watched === null ? null : await this.triggers.segmentOf(tx, play.id);
    if (watched !== null && !segment)
      return err('PLAY_SEGMENT_MISSING', `Its segment ${watched} is missing. Make it first.`);
    const waiting = startWith === 'existing' ? ((await this.triggers.waiting(tx, [play.id])).get(play.id) ?? 0) : 0;
    const toStart = startWith === 'existing' && segment?.filled === false ? null : waiting;
    await this.plays.enable(tx, play.id, startWith, this.clock.now());
    await this.audit.record(tx, 'play.enabled', key, { startWith, toStart });
    if (startWith === 'existing')
      tx.afterCommit(() => void this.queue.ring(TAKE_EXISTING, {}, { once: 'all' }).catch(() => undefined));
    return ok({ play: (await this.plays.byKey(tx, key)) ?? play, toStart });
  }

  /** Running work stays as it is; nothing new starts. */
  disable(scope: Scope, key: string): Promise<Result<Play>> {
    return this.database.tx(scope, async (tx) => {
      const play = await this.plays.lock(tx, key);
      if (!play) return err(...PLAY_NOT_FOUND);
      if (!play.enabled) return err('PLAY_DISABLED', `“${play.name}” is off already.`);
      await this.plays.disable(tx, play.id, this.clock.now());
      await this.audit.record(tx, 'play.disabled', key);
      return ok((await this.plays.byKey(tx, key)) ?? play);
    });
  }
}
