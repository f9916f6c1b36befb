// The page behind the link of an alert mail: GET shows and asks, POST acts, and nothing else does.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { UserRepository, type User } from '#access';
import { CaseRepository } from '#cases';
import { Clock, err, ok, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, installationSecret, SYSTEM, userScope } from '#platform/database';
import { readAct } from '../rules/act-token.js';
import { causeWords } from '../rules/words.js';
import { AlertRepository, type Alert } from '../store/alert.repository.js';
import { ActOnAlert } from './act-on-alert.js';

export interface AlertPage {
  /** of the HTTP answer */
  readonly status: 200 | 404 | 409;
  readonly html: string;
}

/** What the form sends; anything may come. */
export interface AlertForm {
  readonly act?: unknown;
  readonly reason?: unknown;
}

interface Shown {
  readonly user: User;
  readonly alert: Alert;
  readonly subject: string;
}

const FILE = join(process.cwd(), 'templates', 'pages', 'alert.hbs');
const DONE = { take: 'You have taken this case.', acknowledge: 'You have acknowledged it.' } as const;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

@Injectable()
export class AlertPages {
  private template: Promise<HandlebarsTemplateDelegate> | undefined;

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly alerts: AlertRepository,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
    private readonly acting: ActOnAlert,
    private readonly clock: Clock,
  ) {}

  /** Changes nothing: scanners open every link. */
  async ask(token: string): Promise<AlertPage> {
    return this.page(await this.find(token));
  }

  async act(token: string, form: AlertForm): Promise<AlertPage> {
    const found = await this.find(token);
    if (!found.ok) return this.page(found);
    const { user, alert } = found.value;
    const given = { act: text(form.act), reason: text(form.reason) };
    const acted = await this.acting.run(user.id, alert.id, given, 'mail');
    return acted.ok
      ? this.page(ok({ ...found.value, alert: acted.value }))
      : this.page(found, { problem: acted.error.message, reason: given.reason });
  }

  /** Read with the person's own eyes: who has left, or no longer sees the case, finds nothing. */
  private async find(token: string): Promise<Result<Shown>> {
    const read = await this.database.tx(SYSTEM, async (tx) => {
      const claims = readAct(await installationSecret(tx), token, this.clock.now());
      return claims.ok ? ok({ ...claims.value, user: await this.users.byId(tx, claims.value.userId) }) : claims;
    });
    if (!read.ok) return read;
    const { user, alertId } = read.value;
    if (!user?.active) return GONE;
    return this.database.tx(userScope(user.id), async (tx) => {
      const alert = await this.alerts.byId(tx, alertId);
      const held = alert && (await this.cases.byId(tx, alert.caseId));
      return alert && held ? ok({ user, alert, subject: held.subject }) : GONE;
    });
  }

  private async page(found: Result<Shown>, refused?: { problem: string; reason: string }): Promise<AlertPage> {
    this.template ??= readFile(FILE, 'utf8').then((source) => Handlebars.compile(source, { strict: true }));
    const { BELLWETHER_COMPANY: company, BELLWETHER_PUBLIC_URL: home } = this.config;
    const view = found.ok
      ? {
          title: causeWords(found.value.alert.trigger, found.value.alert.facts),
          message: found.value.subject,
          name: found.value.user.name,
          done: found.value.alert.act ? DONE[found.value.alert.act] : '',
          caseUrl: `${home}/cases/${found.value.alert.caseId}/show`,
        }
      : { title: 'This link does not work', message: found.error.message, name: '', done: '', caseUrl: home };
    const asks = found.ok && !found.value.alert.act;
    const html = (await this.template)({
      ...view,
      asks,
      company,
      problem: refused?.problem ?? '',
      reason: refused?.reason ?? '',
    });
    return { status: !found.ok ? 404 : refused ? 409 : 200, html };
  }
}

const GONE = err('ALERT_GONE', 'The alert is gone, or its case is no longer yours to see. Sign in to the console.');
