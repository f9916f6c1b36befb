// The pages behind the links of a mail, for people who have no account here. Looking changes nothing, for scanners open every link.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { unwrap, type Result } from '#kernel';
import { checkTemplate, compileTemplate, type Render, viewOf } from '#templates';
import { MailIdentity } from './mail-identity.js';
import { Preferences, type Choices, type TopicChoice } from './preferences.js';
import { Unsubscribe, type Subscription } from './unsubscribe.js';

export interface Page {
  /** of the HTTP answer */
  readonly status: 200 | 404;
  readonly html: string;
}

interface Words {
  readonly title: string;
  readonly message: string;
  /** what the button says; without it there is none */
  readonly action?: string;
  readonly choices?: readonly TopicChoice[];
}

const FILE = join(process.cwd(), 'templates', 'pages', 'mail.hbs');

@Injectable()
export class MailPages {
  private template: Promise<Render> | undefined;

  constructor(
    private readonly unsubscribing: Unsubscribe,
    private readonly preferring: Preferences,
    private readonly identity: MailIdentity,
  ) {}

  async ask(token: string): Promise<Page> {
    return this.page(await this.unsubscribing.show(token), ({ active, ...who }) =>
      active ? question(who) : done(who),
    );
  }

  async unsubscribe(token: string): Promise<Page> {
    return this.page(await this.unsubscribing.run(token), done);
  }

  async preferences(token: string): Promise<Page> {
    return this.page(await this.preferring.show(token), (choices) => chosen(choices, 'What would you like to get?'));
  }

  async savePreferences(token: string, wanted: readonly string[]): Promise<Page> {
    return this.page(await this.preferring.save(token, wanted), (choices) => chosen(choices, 'Saved'));
  }

  async askConfirmation(token: string): Promise<Page> {
    return this.page(await this.preferring.asked(token), ({ address, topic }) => ({
      title: `Do you want “${topic}”?`,
      message: `It will be sent to ${address}. You can stop it at any time.`,
      action: 'Yes, send it',
    }));
  }

  async confirm(token: string): Promise<Page> {
    return this.page(await this.preferring.confirm(token), ({ address, topic }) => ({
      title: 'Thank you',
      message: `${address} gets “${topic}” from now on.`,
    }));
  }

  /** For a link that leads nowhere any more. */
  refusal(result: Result<never>): Promise<Page> {
    return this.page(result, () => ({ title: '', message: '' }));
  }

  private async page<T>(result: Result<T>, words: (value: T) => Words): Promise<Page> {
    const {
      title,
      message,
      action,
      choices = [],
    }: Words = result.ok ? words(result.value) : { title: 'This link does not work', message: result.error.message };
    this.template ??= readFile(FILE, 'utf8').then((source) =>
      compileTemplate(unwrap(checkTemplate(source)), { as: 'html' }),
    );
    const { companyName: company, postalAddress } = this.identity;
    const view = viewOf({ title, message, action, choices, company, postalAddress });
    const html = unwrap((await this.template)(view, { locale: 'en', zone: 'UTC' }));
    return { status: result.ok ? 200 : 404, html };
  }
}

const question = ({ address, list }: Omit<Subscription, 'active'>): Words => ({
  title: `Stop “${list}”?`,
  message: `${address} will get no more reports and tips from your customer success team. Answers to your own questions still reach you.`,
  action: 'Unsubscribe',
});

const done = ({ address }: Omit<Subscription, 'active'>): Words => ({
  title: 'You are unsubscribed',
  message: `${address} gets no more reports and tips from your customer success team.`,
});

const chosen = ({ address, topics }: Choices, title: string): Words => ({
  title,
  message: `These go to ${address}. Answers to your own questions always reach you.`,
  action: 'Save',
  choices: topics,
});
