// The pages behind the links of a mail, for people who have no account here.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { unwrap, type Result } from '#kernel';
import { checkTemplate, compileTemplate, type Render, viewOf } from '#templates';
import { MailIdentity } from './mail-identity.js';
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
}

const FILE = join(process.cwd(), 'templates', 'pages', 'unsubscribe.hbs');

@Injectable()
export class MailPages {
  private template: Promise<Render> | undefined;

  constructor(
    private readonly unsubscribing: Unsubscribe,
    private readonly identity: MailIdentity,
  ) {}

  /** Shows and asks; changes nothing, for scanners open every link. */
  async ask(token: string): Promise<Page> {
    return this.page(await this.unsubscribing.show(token), ({ active, ...who }) =>
      active ? question(who) : done(who),
    );
  }

  async unsubscribe(token: string): Promise<Page> {
    return this.page(await this.unsubscribing.run(token), done);
  }

  private async page(result: Result<Subscription>, words: (subscription: Subscription) => Words): Promise<Page> {
    const { title, message, action } = result.ok
      ? words(result.value)
      : { title: 'This link does not work', message: result.error.message, action: undefined };
    this.template ??= readFile(FILE, 'utf8').then((source) =>
      compileTemplate(unwrap(checkTemplate(source)), { as: 'html' }),
    );
    const { companyName: company, postalAddress } = this.identity;
    const view = viewOf({ title, message, action, company, postalAddress });
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
