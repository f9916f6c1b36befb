// Alerts that are due leave for webhooks: signed, what is due together in one call, tried again while nobody answers.
import { Injectable } from '@nestjs/common';
import { Clock, err, fail, groupBy, isId, newId, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM, type Scope, type Tx } from '#platform/database';
import { FLOOD, mayLeaveAt } from '../rules/flood.js';
import { webhookBody, type ToldAlert } from '../rules/webhook-body.js';
import { nextTry } from '../rules/webhook-retry.js';
import { signWebhook } from '../rules/webhook-signature.js';
import { causeWords } from '../rules/words.js';
import { AlertRuleRepository, type AlertRule } from '../store/alert-rule.repository.js';
import { DispatchRepository } from '../store/dispatch.repository.js';
import { callWebhook } from '../webhook/call-webhook.js';
import { VisibleCases } from './visible-cases.js';

const LEASE_SECONDS = 60;
const AT_ONCE = 8;

interface Letter {
  readonly id: string;
  readonly rule: AlertRule;
  readonly alerts: readonly ToldAlert[];
  readonly attempts: number;
}

@Injectable()
export class PostWebhooks {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly dispatches: DispatchRepository,
    private readonly rules: AlertRuleRepository,
    private readonly visible: VisibleCases,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const letters = await this.database.tx(SYSTEM, (tx) => this.take(tx));
    for (let from = 0; from < letters.length; from += AT_ONCE)
      await Promise.all(letters.slice(from, from + AT_ONCE).map((letter) => this.deliver(letter)));
  }

  /** A call with an invented alert, so that whoever sets it up sees at once whether it works. */
  async test(scope: Scope, ruleId: string): Promise<Result<{ readonly status: number }>> {
    const rule = await this.database.tx(scope, (tx) =>
      isId(ruleId) ? this.rules.byId(tx, ruleId) : Promise.resolve(undefined),
    );
    if (!rule) return fail('ALERT_RULE_NOT_FOUND', 'There is no such rule among yours. Open the list again.');
    if (!rule.webhookUrl)
      return err('WEBHOOK_MISSING', 'This rule has no webhook. Give it an address and save it first.');
    const id = newId();
    return this.call({
      id,
      rule,
      alerts: [
        {
          id,
          rule: rule.name,
          trigger: 'test',
          cause: 'This is a test',
          at: this.clock.now(),
          caseId: id,
          subject: 'An invented case',
          priority: 'normal',
          account: null,
          url: `${this.config.BELLWETHER_PUBLIC_URL}/alerts`,
        },
      ],
    });
  }

  private async take(tx: Tx): Promise<Letter[]> {
    if (!(await this.dispatches.hold(tx))) return [];
    const now = this.clock.now();
    const due = (await this.dispatches.due(tx, 'webhook', now)).filter(({ ruleId }) => ruleId !== null);
    const ruleIds = [...new Set(due.flatMap(({ ruleId }) => ruleId ?? []))];
    const rules = await this.rules.byIds(tx, ruleIds);
    const since = new Date(now.getTime() - FLOOD.withinMs);
    const lately = groupBy(await this.dispatches.lately(tx, 'webhook', ruleIds, since), ({ id }) => id);
    const letters: Letter[] = [];
    // What was tried before is tried again as it was; the rest leaves together.
    for (const [, group] of groupBy(due, ({ letterId, ruleId }) => letterId ?? ruleId)) {
      const [first] = group;
      const rule = rules.get(first?.ruleId ?? '');
      if (!first || !rule) continue;
      const alertIds = group.map(({ alertId }) => alertId);
      const leaves = first.letterId
        ? now
        : mayLeaveAt(
            (lately.get(rule.id) ?? []).map(({ at }) => at),
            now,
          );
      if (leaves > now) {
        await this.dispatches.putOff(tx, 'webhook', alertIds, leaves);
        continue;
      }
      const id = first.letterId ?? newId(now);
      await this.dispatches.leave(tx, 'webhook', alertIds, id, { state: 'waiting', now, leaseSeconds: LEASE_SECONDS });
      letters.push({ id, rule, attempts: first.attempts + 1, alerts: await this.told(tx, rule, alertIds) });
    }
    return letters;
  }

  /** As far as the owner of the rule may still see the cases. */
  private async told(tx: Tx, { ownerId }: AlertRule, alertIds: readonly string[]): Promise<ToldAlert[]> {
    const lines = await this.dispatches.lines(tx, 'webhook', alertIds);
    const visible = await this.visible.of(tx, ownerId, lines.map(({ caseId }) => caseId)); // prettier-ignore
    return lines
      .filter(({ caseId }) => visible.has(caseId))
      .map(({ id, rule, trigger, facts, at, caseId, subject, priority, account }) => {
        const url = `${this.config.BELLWETHER_PUBLIC_URL}/cases/${caseId}/show`;
        return { id, rule, trigger, cause: causeWords(trigger, facts), at, caseId, subject, priority, account, url };
      });
  }

  private async deliver(letter: Letter): Promise<void> {
    const called = letter.alerts.length === 0 ? GONE : await this.call(letter);
    const again = called.ok || letter.alerts.length === 0 ? null : nextTry(letter.attempts, this.clock.now());
    await this.database.tx(SYSTEM, (tx) =>
      this.dispatches.settle(tx, letter.id, {
        state: called.ok ? 'sent' : again ? 'waiting' : 'failed',
        error: called.ok ? null : called.error.message,
        ...(again && { dueAt: again }),
      }),
    );
  }

  private call({ id, rule, alerts }: Omit<Letter, 'attempts'>): Promise<Result<{ readonly status: number }>> {
    const body = webhookBody(rule.webhookShape, id, alerts);
    return callWebhook({
      url: rule.webhookUrl ?? '',
      body,
      headers: {
        // The same on every try, so that a receiver can leave out what it has had.
        'bellwether-delivery': id,
        'bellwether-signature': signWebhook(rule.webhookSecret, body, this.clock.now()),
      },
      trustedHosts: this.config.BELLWETHER_WEBHOOK_HOSTS,
    });
  }
}

const GONE = err('CASES_GONE', 'The owner of the rule may no longer see these cases.');
