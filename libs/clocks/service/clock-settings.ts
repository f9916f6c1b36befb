// Policies and working calendars: plain CRUD; each change sets the clocks of all unfinished cases anew.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, fail, isId, newId, ok, unwrap, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { checkPolicy, type ClockPolicy } from '../rules/policy.js';
import { checkCalendar, type WorkCalendar } from '../rules/work-calendar.js';
import { ClockPolicyRepository, type StoredPolicy } from '../store/clock-policy.repository.js';
import { ClockResetRepository } from '../store/clock-reset.repository.js';
import { WorkCalendarRepository, type StoredCalendar } from '../store/work-calendar.repository.js';

const checkName = (name: string): Result<string> =>
  name.trim() !== '' && name.length <= 100
    ? ok(name.trim())
    : err('NAME_INVALID', 'Give a name of 1 to 100 characters.');

@Injectable()
export class ClockSettings {
  constructor(
    private readonly database: Database,
    private readonly policies: ClockPolicyRepository,
    private readonly calendars: WorkCalendarRepository,
    private readonly resets: ClockResetRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `id` null: a new one. */
  savePolicy(scope: Scope, id: string | null, given: ClockPolicy): Promise<StoredPolicy> {
    const policy = { ...unwrap(checkPolicy(given)), id: id ?? newId() };
    return this.change(scope, 'clock-policy.saved', policy.id, async (tx) => {
      if (id && !(await this.policies.byIds(tx, [id])).has(id)) fail('POLICY_NOT_FOUND', 'There is no such policy.');
      if (await this.policies.nameTaken(tx, policy.name, policy.id))
        fail('POLICY_EXISTS', `There is already a policy called ${policy.name}.`);
      const { calendarId } = policy;
      if (calendarId && !(isId(calendarId) && (await this.calendars.byIds(tx, [calendarId])).has(calendarId)))
        fail('CALENDAR_NOT_FOUND', 'There is no such calendar. Choose another.');
      await this.policies.put(tx, policy);
      return policy;
    });
  }

  /** Its timers go with it; the cases come under the next policy that fits. */
  removePolicy(scope: Scope, id: string): Promise<boolean> {
    return this.change(scope, 'clock-policy.removed', id, async (tx) => {
      if (!isId(id) || !(await this.policies.remove(tx, id))) fail('POLICY_NOT_FOUND', 'There is no such policy.');
      return true;
    });
  }

  saveCalendar(scope: Scope, id: string | null, name: string, given: WorkCalendar): Promise<StoredCalendar> {
    const { zone, week, holidays } = unwrap(checkCalendar(given));
    const calendar = {
      id: id ?? newId(),
      name: unwrap(checkName(name)),
      zone,
      week,
      holidays: [...new Set(holidays)].sort(),
    };
    return this.change(scope, 'work-calendar.saved', calendar.id, async (tx) => {
      if (id && !(await this.calendars.byIds(tx, [id])).has(id))
        fail('CALENDAR_NOT_FOUND', 'There is no such calendar.');
      if (await this.calendars.nameTaken(tx, calendar.name, calendar.id))
        fail('CALENDAR_EXISTS', `There is already a calendar called ${calendar.name}.`);
      await this.calendars.put(tx, calendar);
      return calendar;
    });
  }

  removeCalendar(scope: Scope, id: string): Promise<boolean> {
    return this.change(scope, 'work-calendar.removed', id, async (tx) => {
      if (isId(id) && (await this.calendars.isUsed(tx, id)))
        fail('CALENDAR_USED', 'Policies count by this calendar. Give them another one first.');
      if (!isId(id) || !(await this.calendars.remove(tx, id))) fail('CALENDAR_NOT_FOUND', 'There is no such calendar.');
      return true;
    });
  }

  private change<T>(scope: Scope, action: string, id: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.tx(scope, async (tx) => {
      const value = await work(tx);
      await this.resets.ask(tx, this.clock.now());
      await this.audit.record(tx, action, id);
      return value;
    });
  }
}
