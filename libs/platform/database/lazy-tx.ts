// A transaction that costs nothing until somebody reads, and is closed once, by whoever made it.
import type { OpenTx, Tx } from './tx.js';

export class LazyTx {
  private opened: Promise<OpenTx> | undefined;
  private closed = false;

  constructor(private readonly open: () => Promise<OpenTx>) {}

  async get(): Promise<Tx> {
    if (this.closed) throw new Error('This read transaction is closed: its response was already built');
    this.opened ??= this.open();
    return (await this.opened).tx;
  }

  async close(): Promise<void> {
    this.closed = true;
    const opened = await this.opened?.catch(() => undefined);
    await opened?.rollback();
  }
}
