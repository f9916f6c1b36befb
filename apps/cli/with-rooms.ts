// Runs a command's work with the rooms it needs, on the configured database or the embedded one, and leaves nothing behind.
import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { configFromProcess, type Config } from '#platform/config';
import { makeLog, NestLog } from '#platform/log';
import { holdInterrupts } from '../interrupt.js';
import { openDatabase } from '../open-database.js';

@Module({})
class CommandModule {
  static async with(config: Config, rooms: Type[], log: ReturnType<typeof makeLog>): Promise<DynamicModule> {
    return { module: CommandModule, imports: [await PlatformModule.with(config, log, 'bellwether-cli'), ...rooms] };
  }
}

export async function withRooms<T>(
  rooms: Type[],
  work: (app: INestApplicationContext, config: Config) => Promise<T>,
  environment = configFromProcess(),
): Promise<T> {
  // A command's output is its own: only what is wrong is logged beside it.
  const log = makeLog('cli', environment.LOG_LEVEL === 'info' ? 'warn' : environment.LOG_LEVEL);
  // Only an embedded server has to be given back; a command that is stopped on a given one just ends.
  const interrupt = environment.DATABASE_URL ? undefined : holdInterrupts();
  const { config, release } = await openDatabase(environment);
  interrupt?.then(() => void release().finally(() => process.exit(130)));
  try {
    const module = await CommandModule.with(config, rooms, log);
    const app = await NestFactory.createApplicationContext(module, { logger: new NestLog(log), abortOnError: false });
    try {
      return await work(app, config);
    } finally {
      await app.close();
    }
  } finally {
    await release();
  }
}
