// Seals the audit log each second. Any number of workers may try; the advisory lock lets one.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, SYSTEM } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { AuditRepository } from '../store/audit.repository.js';

const EVERY_MS = 1_000;

@Injectable()
export class SealAuditJob implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
    @InjectLog() private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sealing ??= this.seal().finally(() => (this.sealing = undefined));
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sealing;
  }

  private async seal(): Promise<void> {
    try {
      while ((await this.database.tx(SYSTEM, (tx) => this.entries.seal(tx))) > 0);
    } catch (error) {
      this.log.error({ err: error }, 'the audit log could not be sealed; trying again');
    }
  }
}
