// Starts plays for accounts, as a set: runs, the tasks they ask for, who has them and until when. Said twice, it starts nothing new.
import { Injectable } from '@nestjs/common';
import { Clock, isTimeZone, newId } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { accountCalendar, type Place } from '../rules/account-calendar.js';
import { resolveAssignee, rolesOf, type Owners } from '../rules/assignee.js';
import { dueDates } from '../rules/due-date.js';
import { onTrigger } from '../rules/run-state.js';
import { planTasks, type ExistingTask } from '../rules/task-sharing.js';
import { NewTaskRepository, type WantedTask } from '../store/new-task.repository.js';
import type { Play } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import { PlayRunRepository, type StartedRun } from '../store/play-run.repository.js';
import type { Firing } from '../store/trigger.repository.js';
import { SettleRuns } from './settle-runs.js';

const CHUNK = 1_000;

@Injectable()
export class StartRuns {
  constructor(
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly tasks: NewTaskRepository,
    private readonly settle: SettleRuns,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** How many runs started. */
  async run(tx: Tx, firings: readonly Firing[]): Promise<number> {
    const now = this.clock.now();
    const answers = firings.map((firing) => onTrigger({ ...firing, hasRunning: firing.runningId !== null }));
    const starting = firings.filter((_, index) => answers[index] === 'start');
    let started = 0;
    for (let first = 0; first < starting.length; first += CHUNK)
      started += await this.start(tx, starting.slice(first, first + CHUNK), now);
    // After the tasks: whoever ends a task locks it first and its run then.
    const refreshed = await this.runs.refresh(
      tx,
      firings.filter((_, index) => answers[index] === 'refresh'),
      now,
    );
    await this.events.append(tx, { name: 'play.run-fired', subjects: refreshed, origin: 'live', occurredAt: now });
    return started;
  }

  private async start(tx: Tx, firings: readonly Firing[], now: Date): Promise<number> {
    const plays = await this.plays.hold(tx, [...new Set(firings.map(({ playId }) => playId))]);
    const runs = await this.runs.start(tx, firings, now);
    if (runs.length === 0) return 0;
    const wanted = await this.plan(tx, runs, plays, now);
    const made = await this.tasks.make(
      tx,
      wanted.filter(({ isNew }) => isNew),
      now,
    );
    await this.tasks.link(tx, wanted);
    await this.events.append(
      tx,
      { name: 'play.run-started', subjects: runs.map(({ id }) => id), origin: 'live', occurredAt: now },
      { name: 'task.created', subjects: made, origin: 'live', occurredAt: now },
    );
    // A run whose tasks were all done for another play has nothing left to do.
    const busy = new Set(wanted.filter(({ isNew }) => isNew).map(({ runId }) => runId));
    await this.settle.run(
      tx,
      runs.map(({ id }) => id).filter((id) => !busy.has(id)),
    );
    return runs.length;
  }

  private async plan(tx: Tx, runs: readonly StartedRun[], plays: ReadonlyMap<string, Play>, now: Date) {
    const accountIds = [...new Set(runs.map(({ accountId }) => accountId))];
    const keys = [...new Set([...plays.values()].flatMap(({ definition }) => definition.tasks.map(({ key }) => key)))];
    const owners = await this.tasks.owners(tx, accountIds);
    const places = await this.tasks.places(tx, accountIds);
    const existing = await this.tasks.shareable(tx, accountIds, keys);
    const due = this.dueDatesOnce(now);
    return runs.flatMap((run) => {
      const play = plays.get(run.playId);
      if (!play) return [];
      const ofAccount = existing.get(run.accountId) ?? [];
      const wanted = wantedTasks(
        run,
        play,
        ofAccount,
        owners.get(run.accountId) ?? {},
        due(play, places.get(run.accountId)),
      );
      existing.set(run.accountId, [...ofAccount, ...wanted.filter(({ isNew }) => isNew).map(asExisting)]);
      return wanted;
    });
  }

  /** Thousands of accounts live in a few places: the dates of a play are worked out once for each. */
  private dueDatesOnce(now: Date) {
    const known = new Map<string, ReadonlyMap<string, Date>>();
    return (play: Play, { zone, country = null }: Partial<Place> = {}): ReadonlyMap<string, Date> => {
      const place = { zone: zone && isTimeZone(zone) ? zone : this.config.BELLWETHER_TIME_ZONE, country };
      const name = `${play.id} ${place.zone} ${country ?? ''}`;
      const dates = known.get(name) ?? dueDates(play.definition.tasks, now, accountCalendar(place, now));
      known.set(name, dates);
      return dates;
    };
  }
}

function wantedTasks(
  { id: runId, accountId, playId }: StartedRun,
  { definition }: Play,
  ofAccount: readonly ExistingTask[],
  owners: Owners,
  due: ReadonlyMap<string, Date>,
): WantedTask[] {
  const shares = new Map(
    planTasks(
      definition.tasks.map(({ key }) => key),
      ofAccount,
    ).map((planned) => [planned.key, planned.shares]),
  );
  return definition.tasks.flatMap(({ key, assignee }) => {
    const dueAt = due.get(key);
    if (!dueAt) return [];
    const shared = shares.get(key) ?? null;
    const assigneeId = resolveAssignee(rolesOf(assignee), owners);
    return [{ id: shared ?? newId(), isNew: shared === null, runId, playId, accountId, key, dueAt, assigneeId }];
  });
}

const asExisting = ({ id, key }: WantedTask): ExistingTask => ({ id, key, state: 'open', inRunningRun: true });
