// Where mails go: the configured server, or a catcher of this process that keeps them for the inbox. Minds the breaker.
import { Injectable } from '@nestjs/common';
import { Clock, unwrap } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import { afterOutcome, CLOSED, KEY_HEADER, mayConnect, type Breaker, type Consequence } from '../rules/index.js';
import { CaughtMailRepository } from '../store/caught-mail.repository.js';
import { type Catcher, type CaughtMail, type Lane, parseSmtpUrl, SmtpLane, type SmtpTarget, startCatcher } from '#smtp';

@Injectable()
export class MailTransport {
  private readonly configured: SmtpTarget | null;
  private catching: Promise<Catcher> | undefined;
  private breaker: Breaker = CLOSED;

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly inbox: CaughtMailRepository,
    private readonly clock: Clock,
  ) {
    this.configured = config.SMTP_URL ? unwrap(parseSmtpUrl(config.SMTP_URL)) : null;
  }

  async openLane(): Promise<Lane> {
    const lease = this.config.BELLWETHER_MAIL_LEASE_SECONDS * 1000;
    // Together less than half of the lease, as a lane may have to connect twice.
    const timeouts = { connect: lease / 30, handOver: lease / 15, reply: lease / 3 };
    return new SmtpLane({ target: this.configured ?? (await this.catcher()), timeouts });
  }

  mayConnect(): boolean {
    return mayConnect(this.breaker, this.clock.now());
  }

  heard(host: Consequence['host']): void {
    this.breaker = afterOutcome(this.breaker, host, this.clock.now());
  }

  async close(): Promise<void> {
    await (await this.catching)?.close();
  }

  private async catcher(): Promise<SmtpTarget> {
    this.catching ??= this.startCatcher();
    return unwrap(parseSmtpUrl((await this.catching).url));
  }

  /** A second worker on this machine can't have the same port: any other serves as well. */
  private async startCatcher(): Promise<Catcher> {
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
