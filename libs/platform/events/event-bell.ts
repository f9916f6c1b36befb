// Says "there is something to read" to every process: at most one NOTIFY per 50 ms, outside any business transaction.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';

export const EVENT_CHANNEL = 'bellwether_events';
const COALESCE_MS = 50;

@Injectable()
export class EventBell implements OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private last = 0;

  constructor(private readonly source: DataSource) {}

  ring(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.last + COALESCE_MS - Date.now());
    this.timer = setTimeout(() => this.notify(), wait);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  private notify(): void {
    this.timer = undefined;
    this.last = Date.now();
    // A lost ring is found by the poll; a failing one must not fail what was committed.
    this.source.query(`NOTIFY ${EVENT_CHANNEL}`).catch(() => undefined);
  }
}
