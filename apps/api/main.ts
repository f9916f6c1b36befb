// The api process. Any number may run beside each other on one database.
import 'reflect-metadata';
import { checkConnectionBudget } from '#platform';
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
  log.info({ address: config.BELLWETHER_PUBLIC_URL }, 'api is ready');
  return async () => {
    await app.close();
    await release();
  };
});
