// Writes the mail that tells one person of their alerts: what happened in which case, and the links with which they can act on it.
import { Injectable } from '@nestjs/common';
import type { User } from '#access';
import { MailTemplates, type MailPreview } from '#delivery';
import { unwrap } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { installationSecret, type Tx } from '#platform/database';
import { viewOf } from '#templates';
import { signAct } from '../rules/act-token.js';
import { causeWords, headline } from '../rules/words.js';
import type { LetterLine } from '../store/dispatch.repository.js';

const TEMPLATE = 'alert';
/** A mail stays a mail; the rest is in the console. */
const MOST_LINES = 25;

@Injectable()
export class AlertLetter {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly templates: MailTemplates,
  ) {}

  async write(tx: Tx, user: User, zone: string, lines: readonly LetterLine[], now: Date): Promise<MailPreview> {
    const { opened } = unwrap(await this.templates.get(TEMPLATE));
    const view = this.view(user, lines, await installationSecret(tx), now);
    return unwrap(opened.preview(viewOf(view), { locale: 'en', zone }));
  }

  private view({ id: userId, name }: User, lines: readonly LetterLine[], secret: Buffer, now: Date) {
    const {
      BELLWETHER_PUBLIC_URL: home,
      BELLWETHER_COMPANY: company,
      BELLWETHER_POSTAL_ADDRESS: postalAddress,
    } = this.config;
    const told = lines.map((line) => ({
      cause: causeWords(line.trigger, line.facts),
      subject: line.subject || 'A case without a subject',
      account: line.account,
      priority: line.priority,
      rule: line.rule,
      at: line.at.toISOString(),
      caseUrl: `${home}/cases/${line.caseId}/show`,
      actUrl: `${home}/alert/${signAct(secret, { alertId: line.id, userId }, now)}`,
    }));
    return {
      user: { name },
      company: { name: company, postalAddress },
      headline: headline(told).replaceAll(/\s+/g, ' ').slice(0, 180),
      alerts: told.slice(0, MOST_LINES),
      more: Math.max(0, told.length - MOST_LINES),
      alertsUrl: `${home}/alerts`,
    };
  }
}
