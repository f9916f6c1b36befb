// One process's share of the server, from acquire to release: keeps the lease through crashes, and decides at the end
// whether it was the last.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { clusterIn, type DataFolder } from './data-folder.js';
import { ensureServer, type Running, type StartOptions } from './ensure-server.js';
import { isLastLease, leaseWhenReady } from './lease.js';
import { findPostmaster, stopPostmaster } from './postmaster.js';
import { adminUrl, appUrl, type ServerRecord } from './server-record.js';
import { withStartLock } from './start-lock.js';

const FAREWELL_PATIENCE = 10_000; // ms
const RETRY_AFTER = 1_000; // ms

export interface EmbeddedServer {
  /** the application's role: owns database `bellwether`, may create roles, is no superuser */
  readonly url: string;
  /** superuser, database postgres; only for tests and backup */
  readonly adminUrl: string;
  /** Gives this process's share back; the last one stops the server. Safe to call again. */
  release(): Promise<void>;
}

export class Share implements EmbeddedServer {
  readonly url: string;
  readonly adminUrl: string;
  private readonly leaving = new AbortController();
  private record: ServerRecord;
  private lease: Client | undefined;
  private restored: Promise<void> = Promise.resolve();
  private left: Promise<void> | undefined;

  constructor(
    private readonly folder: DataFolder,
    private readonly options: StartOptions,
    running: Running,
  ) {
    this.record = running.record;
    this.url = appUrl(running.record);
    this.adminUrl = adminUrl(running.record);
    this.hold(running);
  }

  release(): Promise<void> {
    this.leaving.abort();
    return (this.left ??= this.leave());
  }

  private hold({ record, lease }: Running): void {
    this.record = record;
    this.lease = lease;
    lease.once('end', () => {
      this.lease = undefined;
      if (!this.leaving.signal.aborted) this.restored = this.restore();
    });
  }

  /**
   * When one backend crashes PostgreSQL ends all connections. Without a new lease the next command to leave would take
   * itself for the last and stop the server under this process. A server that died is started again, on its old port.
   */
  private async restore(): Promise<void> {
    const { signal } = this.leaving;
    this.options.log('lost the connection to PostgreSQL, connecting again');
    while (!signal.aborted && existsSync(clusterIn(this.record.home))) {
      try {
        const running = await withStartLock(this.folder, () => ensureServer(this.folder, this.options));
        this.hold(running);
        if (adminUrl(running.record) !== this.adminUrl)
          this.options.log('PostgreSQL had to change its port or passwords: restart this process');
        return;
      } catch (error) {
        this.options.log((error as Error).message);
        await sleep(RETRY_AFTER, undefined, { ref: false, signal }).catch(() => undefined);
      }
    }
  }

  private async leave(): Promise<void> {
    await this.restored;
    await withStartLock(this.folder, async () => {
      const cluster = clusterIn(this.record.home);
      const alive = async (): Promise<boolean> => (await findPostmaster(cluster)) !== undefined;
      const lease = this.lease ?? (await leaseWhenReady(this.record, alive, FAREWELL_PATIENCE));
      if (!lease) return; // somebody stopped the server by other means
      const last = await isLastLease(lease).catch(() => false); // or is just doing so
      await lease.end();
      if (last) await stopPostmaster(cluster);
    });
  }
}
