// The worker process. Any number may run beside each other; what must be single takes a lock in the database.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { checkConnectionBudget } from '#platform';
import { Database } from '#platform/database';
import { NestLog } from '#platform/log';
import { openDatabase } from '../open-database.js';
import { runProcess } from '../run-process.js';
import { WorkerModule } from './worker.module.js';

await runProcess('worker', async (environment, log) => {
  const { config, release } = await openDatabase(environment);
  const app = await NestFactory.createApplicationContext(await WorkerModule.with(config, log), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  await checkConnectionBudget(app.get(Database), config);
  log.info('worker is ready');
  return async () => {
    await app.close();
    await release();
  };
});
