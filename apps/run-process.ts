// The life of a process: configuration first, one clean stop on SIGINT or SIGTERM, and a readable word when it can't start.
import { CodedException } from '#kernel';
import { configFromProcess, type Config } from '#platform/config';
import { makeLog, type Log } from '#platform/log';

const PATIENCE_MS = 30_000;

/** `start` answers with how to stop. */
export async function runProcess(
  name: string,
  start: (config: Config, log: Log) => Promise<() => Promise<void>>,
): Promise<void> {
  const config = configFromProcess();
  const log = makeLog(name, config.LOG_LEVEL);
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
  const end = (): void => {
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
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // The launcher's children follow it, even when it was killed without a word.
  process.on('disconnect', end);
}
