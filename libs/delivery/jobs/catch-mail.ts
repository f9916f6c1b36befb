// The catcher of this process: the mail server of an install that has none. What it gets is kept for the inbox.
import { Injectable } from '@nestjs/common';
import { Clock, unwrap } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import { type Catcher, type CaughtMail, parseSmtpUrl, type SmtpTarget, startCatcher } from '#smtp';
import { KEY_HEADER } from '../rules/index.js';
import { CaughtMailRepository } from '../store/caught-mail.repository.js';

@Injectable()
export class CatchMail {
  private catching: Promise<Catcher> | undefined;

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly inbox: CaughtMailRepository,
    private readonly clock: Clock,
  ) {}

  async target(): Promise<SmtpTarget> {
    this.catching ??= this.start();
    return unwrap(parseSmtpUrl((await this.catching).url));
  }

  async close(): Promise<void> {
    await (await this.catching)?.close();
  }

  /** A second worker on this machine can't have the same port: any other serves as well. */
  private async start(): Promise<Catcher> {
    const onMail = (mail: CaughtMail) => this.keep(mail);
    try {
      return await startCatcher({ port: this.config.BELLWETHER_CATCHER_PORT, onMail });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      return startCatcher({ onMail });
    }
  }

  private keep({ envelope, parsed, raw }: CaughtMail): Promise<void> {
    const headers = parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
    const line = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
    return this.database.tx(SYSTEM, (tx) =>
      this.inbox.insert(
        tx,
        {
          key: line(KEY_HEADER.toLowerCase()) || null,
          sender: envelope.from,
          recipients: envelope.to,
          subject: parsed.subject ?? '',
          from: written(parsed.from),
          to: (parsed.to ?? []).map(written).join(', ') || envelope.to.join(', '),
          headers,
          html: parsed.html ?? null,
          text: parsed.text ?? null,
          raw,
        },
        this.clock.now(),
      ),
    );
  }
}

const written = (person: { readonly name?: string; readonly address?: string } | undefined): string =>
  person?.name ? `${person.name} <${person.address ?? ''}>` : (person?.address ?? '');
