// Loads the synthetic demo: first the people, so that signing in works at once, then the company they look after.
import { Module } from '@nestjs/common';
import { AccessModule, hashPassword, UserRepository } from '#access';
import { newId } from '#kernel';
import type { Config } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../api/demo-accounts.js';
import { withRooms } from '../with-rooms.js';

@Module({ imports: [AccessModule] })
class DemoModule {}

export async function loadDemo(config: Config, say: (line: string) => void): Promise<void> {
  await withRooms(
    [DemoModule],
    async (app) => {
      const users = app.get(UserRepository);
      const passwordHash = await hashPassword(DEMO_PASSWORD);
      await app.get(Database).tx(SYSTEM, async (tx) => {
        for (const person of DEMO_ACCOUNTS)
          if (!(await users.byEmail(tx, person.email))) await users.save(tx, { ...person, id: newId(), passwordHash });
      });
      say(`This is a demo with synthetic data. Sign in as ${DEMO_ACCOUNTS.map(({ email }) => email).join(', ')}`);
      say(`with the password: ${DEMO_PASSWORD}`);
    },
    config,
  );
}
