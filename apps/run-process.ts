// The life of a process: configuration first, one clean stop on SIGINT or SIGTERM, and a readable word when it can't start.
import { CodedException } from '#kernel';
import { configFromProcess, type Config } from '#platform/config';
import { makeLog, type Log } from '#platform/log';
import { holdInterrupts } from './interrupt.js';

const PATIENCE_MS = 30_000;

/** `start` answers with how to stop. */
export async function runProcess(
  name: string,
  start: (config: Config, log: Log) => Promise<() => Promise<void>>,
): Promise<void> {
  const config = configFromProcess();
  const log = makeLog(name, config.LOG_LEVEL);
  const interrupt = holdInterrupts();
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  let stop: () => Promise<void>;
  try {
    stop = await start(config, log);
  } catch (error) {
    if (error instanceof CodedException) process.stderr.write(`${error.error.code}: ${error.message}\n`);
    else log.fatal({ err: error }, 'could not start');
    process.exit(1);
  }
  let stopping = false;
  interrupt.then(() => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  });
}
