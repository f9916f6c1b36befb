// `bellwether migrate`: brings the database up to this build. Api and worker do the same when they start.
import type { Command } from 'commander';
import { configFromProcess } from '#platform/config';
import { openDatabase } from '../../open-database.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to this build')
    .action(async () => {
      const { release } = await openDatabase(configFromProcess());
      await release();
      process.stdout.write('The database is up to date.\n');
    });
}
