// The figures of triage: tiles of the first step, coverage against its goal, adoption week by week.
import { Injectable } from '@nestjs/common';
import { UserRepository } from '#access';
import { Clock, groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import { SIGNAL_KINDS, type SignalFamily, type SignalKind } from '#signals/rules';
import { DateTime } from 'luxon';
import { runsPerDay, weeksSince } from '../rules/adoption.js';
import { coverage, type Arrivals } from '../rules/coverage.js';
import { stretchOf, type Window } from '../rules/window.js';
import { ArrivalRepository, type KindCount } from '../store/arrival.repository.js';
import { ShiftRunRepository } from '../store/shift-run.repository.js';
import { TriageSettingsRepository } from '../store/triage-settings.repository.js';
import { TriageCalendar } from './triage-calendar.js';

export interface Tile extends KindCount {
  readonly family: SignalFamily;
  readonly label: string;
}

export interface Coverage extends Arrivals {
  readonly percent: number | null;
}

export interface AdoptionWeek {
  readonly monday: string;
  readonly workingDays: number;
  readonly runs: number;
  readonly runsPerDay: number | null;
  readonly activeMinutes: number | null;
  readonly coverage: Coverage;
}

export interface Adoption {
  readonly userId: string;
  readonly name: string;
  readonly weeks: readonly Omit<AdoptionWeek, 'coverage'>[];
}

const MANAGERS = ['support_manager', 'escalation_manager', 'swarm_lead'];
const FAMILIES: readonly SignalFamily[] = ['negative', 'needs_attention'];
const MOST_WEEKS = 26;

@Injectable()
export class TriageNumbers {
  constructor(
    private readonly arrivals: ArrivalRepository,
    private readonly runs: ShiftRunRepository,
    private readonly settings: TriageSettingsRepository,
    private readonly users: UserRepository,
    private readonly hours: TriageCalendar,
    private readonly clock: Clock,
  ) {}

  /** Every kind of the two families, those without signals too, so that nothing jumps about. */
  async tiles(tx: Tx, window: Window, teamId: string | null): Promise<Tile[]> {
    const counted = new Map(
      (await this.arrivals.kinds(tx, stretchOf(window, this.clock.now(), this.hours.zone), teamId)).map((each) => [
        each.kind,
        each,
      ]),
    );
    const kinds = (Object.keys(SIGNAL_KINDS) as SignalKind[]).filter((kind) =>
      FAMILIES.includes(SIGNAL_KINDS[kind].family),
    );
    return kinds.map((kind) => ({
      ...(counted.get(kind) ?? { kind, count: 0, previous: 0, unhandled: 0 }),
      ...SIGNAL_KINDS[kind],
    }));
  }

  /** Of the last `days` local days, today included. */
  async coverage(tx: Tx, days: number, teamId: string | null): Promise<Coverage> {
    const now = this.clock.now();
    const from = DateTime.fromJSDate(now, { zone: this.hours.zone })
      .startOf('day')
      .minus({ days: days - 1 });
    return this.between(tx, from.toJSDate(), now, teamId);
  }

  /** Since go-live, at most half a year back. */
  async weeks(tx: Tx): Promise<AdoptionWeek[]> {
    const { weeks, runs } = await this.adopted(tx);
    return Promise.all(
      weeks.map(async ({ monday, workingDays }) => {
        const start = DateTime.fromISO(monday, { zone: this.hours.zone });
        const own = runs.filter((each) => each.monday === monday);
        const people = new Set(own.map(({ userId }) => userId)).size;
        const made = summed(own.map((each) => each.runs));
        return {
          ...{ monday, workingDays, runs: made },
          runsPerDay: people === 0 ? runsPerDay(0, { workingDays }) : runsPerDay(made / people, { workingDays }),
          activeMinutes: minutesOf(summed(own.map(({ activeMs }) => activeMs)), made),
          coverage: await this.between(tx, start.toJSDate(), start.plus({ weeks: 1 }).toJSDate(), null),
        };
      }),
    );
  }

  /** Of everybody who is meant to work runs, or has. */
  async people(tx: Tx): Promise<Adoption[]> {
    const { weeks, runs } = await this.adopted(tx);
    const byUser = groupBy(runs, ({ userId }) => userId);
    const managers = await tx.query<{ id: string }>('SELECT id FROM users WHERE active AND role = ANY($1)', [MANAGERS]);
    const users = await this.users.byIds(tx, [...new Set([...managers.map(({ id }) => id), ...byUser.keys()])]);
    return [...users.values()]
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(({ id, name }) => ({
        userId: id,
        name,
        weeks: weeks.map(({ monday, workingDays }) => {
          const own = byUser.get(id)?.find((each) => each.monday === monday);
          const made = own?.runs ?? 0;
          return {
            ...{ monday, workingDays, runs: made },
            runsPerDay: runsPerDay(made, { workingDays }),
            activeMinutes: minutesOf(own?.activeMs ?? 0, made),
          };
        }),
      }));
  }

  private async adopted(tx: Tx) {
    const { wentLiveOn } = await this.settings.get(tx);
    const { calendar, zone } = this.hours;
    const weeks = wentLiveOn ? weeksSince(wentLiveOn, this.clock.now(), calendar).slice(-MOST_WEEKS) : [];
    const since = weeks[0] ? DateTime.fromISO(weeks[0].monday, { zone }).toJSDate() : this.clock.now();
    return { weeks, runs: await this.runs.weekly(tx, since, zone) };
  }

  private async between(tx: Tx, from: Date, to: Date, teamId: string | null): Promise<Coverage> {
    const arrivals = await this.arrivals.coverage(tx, from, to, this.clock.now(), teamId);
    return { ...arrivals, percent: coverage(arrivals) };
  }
}

const summed = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
/** Active minutes a run. */
const minutesOf = (ms: number, runs: number): number | null => (runs === 0 ? null : Math.round(ms / runs / 6_000) / 10);
