// Alert rules and when alerts may leave: everybody keeps their own. Starters are made into rules by a click, once.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { may, type Viewer } from '#access/rules';
import { err, fail, isId, newId, ok, unwrap, Clock, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, type Scope, type Tx, userScope } from '#platform/database';
import { randomBytes } from 'node:crypto';
import { checkAlertRule, type AlertRuleFields } from '../rules/alert-rule.js';
import { checkSettings, usualSettings, type AlertSettings } from '../rules/due-at.js';
import { AlertRuleRepository, type AlertRule } from '../store/alert-rule.repository.js';
import { AlertStarters } from './alert-starters.js';

const MOST_RULES = 50;

@Injectable()
export class AlertRuleService {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly rules: AlertRuleRepository,
    private readonly starters: AlertStarters,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  create(viewer: Viewer, fields: AlertRuleFields): Promise<AlertRule> {
    const rule = unwrap(this.check(viewer, fields));
    return this.database.tx(userScope(viewer.id), async (tx) => {
      const mine = await this.rules.ofOwner(tx, viewer.id);
      if (mine.length >= MOST_RULES)
        fail('ALERT_RULES_TOO_MANY', `Keep at most ${MOST_RULES} rules. Remove one first.`);
      const id = newId();
      await this.rules.insert(tx, { ...rule, ...this.born(viewer.id, null), id }, this.clock.now());
      await this.audit.record(tx, 'alert-rule.created', id, { name: rule.name });
      return this.found(tx, id);
    });
  }

  update(viewer: Viewer, id: string, fields: AlertRuleFields): Promise<AlertRule> {
    const rule = unwrap(this.check(viewer, fields));
    return this.database.tx(userScope(viewer.id), async (tx) => {
      await this.found(tx, id);
      await this.rules.update(tx, id, rule, this.clock.now());
      await this.audit.record(tx, 'alert-rule.changed', id, { name: rule.name });
      return this.found(tx, id);
    });
  }

  remove(scope: Scope, id: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      await this.found(tx, id);
      await this.audit.record(tx, 'alert-rule.removed', id);
      return this.rules.remove(tx, id);
    });
  }

  /** Those that are not yet among the person's rules; a second click makes none. Answers with all their rules. */
  adoptStarters(userId: string): Promise<AlertRule[]> {
    return this.database.tx(userScope(userId), async (tx) => {
      const starters = await this.starters.all();
      for (const [key, rule] of starters) {
        const id = newId();
        const made = await this.rules.insert(tx, { ...rule, ...this.born(userId, key), id }, this.clock.now());
        if (made) await this.audit.record(tx, 'alert-rule.created', id, { name: rule.name, starter: key });
      }
      return this.rules.ofOwner(tx, userId);
    });
  }

  async settings(tx: Tx, userId: string): Promise<AlertSettings> {
    return (await this.rules.settings(tx, [userId])).get(userId) ?? usualSettings(this.config.BELLWETHER_TIME_ZONE);
  }

  choose(userId: string, given: AlertSettings): Promise<AlertSettings> {
    const settings = unwrap(checkSettings(given));
    return this.database.tx(userScope(userId), async (tx) => {
      await this.rules.putSettings(tx, userId, settings);
      return settings;
    });
  }

  private check(viewer: Viewer, fields: AlertRuleFields): Result<AlertRuleFields> {
    const rule = checkAlertRule(fields);
    if (rule.ok && rule.value.audience === 'team' && !may(viewer, 'team:manage'))
      return err('ALERT_RULE_AUDIENCE_FORBIDDEN', 'Only who looks after virtual teams may have a whole team told.');
    return rule.ok ? ok(rule.value) : rule;
  }

  private born(ownerId: string, starter: string | null) {
    return { ownerId, starter, webhookSecret: `bwh_${randomBytes(24).toString('base64url')}` };
  }

  private async found(tx: Tx, id: string): Promise<AlertRule> {
    const rule = isId(id) ? await this.rules.byId(tx, id) : undefined;
    return rule ?? fail('ALERT_RULE_NOT_FOUND', 'There is no such rule among yours. Open the list again.');
  }
}
