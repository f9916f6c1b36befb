// A play was enabled for those for whom its trigger holds already: their runs start in parts, each in a transaction of its own,
// so that a worker that dies on the way is followed by one that goes on where the last part ended.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Database, SYSTEM, type Tx } from '#platform/database';
import type { Play } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import { TriggerRepository } from '../store/trigger.repository.js';
import { watchedSegment } from '../rules/trigger.js';
import { StartRuns } from './start-runs.js';
import { UnresolvedEscalations } from './unresolved-escalations.js';

const PART = 500;

@Injectable()
export class TakeExisting {
  constructor(
    private readonly database: Database,
    private readonly plays: PlayRepository,
    private readonly triggers: TriggerRepository,
    private readonly unresolved: UnresolvedEscalations,
    private readonly starting: StartRuns,
    private readonly audit: Audit,
  ) {}

  /** Until all are taken. Two workers at once take turns: each part holds its play. */
  async run(): Promise<void> {
    for (const key of await this.database.tx(SYSTEM, (tx) => this.plays.taking(tx)))
      while (await this.database.tx(SYSTEM, (tx) => this.part(tx, key)));
  }

  /** Whether there may be more to take now. */
  private async part(tx: Tx, key: string): Promise<boolean> {
    const play = await this.plays.lock(tx, key);
    if (!play?.takingExisting || !(await this.isReady(tx, play))) return false;
    const { on } = play.definition.trigger;
    if (on === 'hand') return this.end(tx, play);
    const found = await this.triggers.existing(tx, on, play.id, play.takenUntil, PART);
    const due = on === 'escalation.unresolved' ? await this.unresolved.overdue(tx, play, found) : found;
    await this.starting.run(tx, due);
    const last = found.at(-1)?.accountId ?? null;
    if (found.length < PART || last === null) return this.end(tx, play);
    await this.plays.taken(tx, play.id, last);
    return true;
  }

  private async end(tx: Tx, play: Play): Promise<false> {
    await this.plays.taken(tx, play.id, null);
    await this.audit.record(tx, 'play.existing-taken', play.key);
    return false;
  }

  /** Who is in a segment may still be being found out; it is asked again then. */
  private async isReady(tx: Tx, play: Play): Promise<boolean> {
    if (watchedSegment(play.definition.trigger) === null) return true;
    return (await this.triggers.segmentOf(tx, play.id))?.filled ?? false;
  }
}
