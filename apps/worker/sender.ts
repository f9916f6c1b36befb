// The sender process: as many as there are mails for, beside or instead of the sender in each worker.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { NestLog } from '#platform/log';
import { openDatabase } from '../open-database.js';
import { runProcess } from '../run-process.js';
import { SenderModule } from './sender.module.js';

await runProcess('sender', async (environment, log) => {
  const { config, release } = await openDatabase(environment);
  const app = await NestFactory.createApplicationContext(await SenderModule.with(config, log), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  log.info('sender is ready');
  return async () => {
    await app.close();
    await release();
  };
});
