// Structured lines with the correlation id of whatever is running: a request, a job, a batch of events.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';

const correlation = new AsyncLocalStorage<{ readonly correlationId: string }>();

export type Log = Logger;

/** Secrets and what customers write never reach the log, whoever passes them. */
const redact = ['password', 'token', 'authorization', 'cookie', 'body', '*.password', '*.token', '*.body'];

export function makeLog(name: string, level: string): Log {
  const mixin = () => correlation.getStore() ?? {};
  return pino({ name, level, mixin, redact, base: { name, pid: process.pid } }, destination({ dest: 2, sync: true }));
}

export const withCorrelation = <T>(correlationId: string, work: () => T): T => correlation.run({ correlationId }, work);

export const currentCorrelation = (): string | undefined => correlation.getStore()?.correlationId;

/** Nest's own lines, in the same form. Its start-up chatter is debug. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}

  log(message: unknown, context?: string): void {
    this.to.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.to.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.to.error({ context, stack }, String(message));
  }
}
