// One LISTEN connection a process, for every channel it cares about. Lost connections come back by themselves.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { InjectConfig, type Config } from '#platform/config';
import { InjectLog, type Log } from '#platform/log';

const RETRY_MS = 1_000;

@Injectable()
export class Listener implements OnModuleDestroy {
  private readonly ears = new Map<string, Set<(payload: string) => void>>();
  private client: Client | undefined;
  private connecting: Promise<void> | undefined;
  private closed = false;

  constructor(
    @InjectConfig() private readonly config: Config,
    @InjectLog() private readonly log: Log,
  ) {}

  /** Hears `channel` from now on; what was said while the connection was away is lost, so poll as well. */
  async on(channel: string, hear: (payload: string) => void): Promise<void> {
    const heard = this.ears.get(channel) ?? new Set();
    this.ears.set(channel, heard.add(hear));
    await this.connect();
    await this.client?.query(`LISTEN ${channel}`);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    await this.connecting?.catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  private connect(): Promise<void> {
    this.connecting ??= this.open();
    return this.connecting;
  }

  private async open(): Promise<void> {
    const client = new Client({
      connectionString: this.config.DATABASE_URL,
      application_name: 'bellwether-listener',
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => {
      for (const hear of this.ears.get(channel) ?? []) hear(payload ?? '');
    });
    client.on('error', (error) => this.lost(error));
    try {
      await client.connect();
      for (const channel of this.ears.keys()) await client.query(`LISTEN ${channel}`);
      this.client = client;
    } catch (error) {
      this.lost(error);
    }
  }

  private lost(error: unknown): void {
    this.client = undefined;
    this.connecting = undefined;
    if (this.closed) return;
    this.log.warn({ err: error }, 'listener lost its connection; trying again');
    setTimeout(() => void (this.closed || this.connect()), RETRY_MS).unref();
  }
}
