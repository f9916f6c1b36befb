// The calendars of accounts, worked out once for each place: thousands of accounts live in a few.
import { Injectable } from '@nestjs/common';
import { isTimeZone, type BusinessCalendar } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { accountCalendar } from '../rules/account-calendar.js';
import { NewTaskRepository } from '../store/new-task.repository.js';

/** The calendar of an account; of null, that of the installation. */
export type CalendarOf = (accountId: string | null) => BusinessCalendar;

@Injectable()
export class CalendarOfAccounts {
  constructor(
    private readonly made: NewTaskRepository,
    @InjectConfig() private readonly config: Config,
  ) {}

  async of(tx: Tx, accountIds: readonly string[], from: Date): Promise<CalendarOf> {
    const places = await this.made.places(tx, accountIds);
    const known = new Map<string, BusinessCalendar>();
    return (accountId) => {
      const { zone, country = null } = (accountId && places.get(accountId)) || {};
      const place = { zone: zone && isTimeZone(zone) ? zone : this.config.BELLWETHER_TIME_ZONE, country };
      const name = `${place.zone} ${country ?? ''}`;
      const calendar = known.get(name) ?? accountCalendar(place, from);
      known.set(name, calendar);
      return calendar;
    };
  }
}
