// The api process. Any number may run beside each other on one database.
import 'reflect-metadata';
import { checkConnectionBudget } from '#platform';
import { CompleteSetup } from '#access';
import type { Config } from '#platform/config';
import { Database } from '#platform/database';
import { openDatabase } from '../open-database.js';
import { runProcess } from '../run-process.js';
import { ApiModule } from './api.module.js';
import { createApi } from './create-api.js';
import { serveConsole } from './http/serve-console.js';

await runProcess('api', async (environment, log) => {
  const { config, release } = await openDatabase(environment);
  const app = await createApi(await ApiModule.with(config, log), log);
  await serveConsole(app);
  await checkConnectionBudget(app.get(Database), config);
  await app.listen(config.PORT, config.HOST);
  await offerSetup(app.get(CompleteSetup), config);
  log.info({ address: config.BELLWETHER_PUBLIC_URL }, 'api is ready');
  return async () => {
    await app.close();
    await release();
  };
});

/** While nobody administers the installation, each start prints a way to become the first; there is no default password. */
async function offerSetup(setup: CompleteSetup, config: Config): Promise<void> {
  const token = config.BELLWETHER_DEMO ? undefined : await setup.invite();
  if (token)
    process.stdout.write(
      `\nNobody administers this installation yet. Open this link once to become its first administrator:\n` +
        `${config.BELLWETHER_PUBLIC_URL}/setup?token=${token}\n\n`,
    );
}
