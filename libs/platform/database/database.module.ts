// The connection pool and the ways in. Rooms add their entities with TypeOrmModule.forFeature; drift is checked by a test.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '#platform/config';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { Listener } from './listener.js';

/** Nobody waits on the network in a transaction, so this long only a process that stands still is idle in one. */
const IDLE_SECONDS = 60;

@Global()
@Module({ providers: [Database, Listener], exports: [Database, Listener] })
export class DatabaseModule {
  static async with(config: Config, applicationName: string): Promise<DynamicModule> {
    const options = await dataSourceOptions({
      url: config.DATABASE_URL ?? '',
      pool: config.DATABASE_POOL,
      applicationName,
      idleSeconds: Math.min(config.BELLWETHER_MAIL_LEASE_SECONDS, IDLE_SECONDS),
    });
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...options, autoLoadEntities: true, retryAttempts: 1 })],
    };
  }
}
