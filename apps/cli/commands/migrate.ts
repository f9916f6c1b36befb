// `bellwether migrate`: brings the database up to this build. Api and worker do the same when they start.
import type { Command } from 'commander';
import { withRooms } from '../with-rooms.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to this build')
    .action(async () => {
      await withRooms([], () => Promise.resolve()); // opening the database migrates it
      process.stdout.write('The database is up to date.\n');
    });
}
