// A process's way to its database: the one it was given, or the embedded server, either of them migrated.
import { resolve } from 'node:path';
import type { Config } from '#platform/config';
import { migrate } from '#platform/database';
import { acquireEmbedded } from '#platform/embedded';

export interface OpenDatabase {
  /** the configuration, DATABASE_URL filled in */
  readonly config: Config & { readonly DATABASE_URL: string };
  readonly release: () => Promise<void>;
}

export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const server = config.DATABASE_URL
    ? undefined
    : await acquireEmbedded({
        dataDir: resolve(config.BELLWETHER_DATA_DIR),
        log: (line) => process.stderr.write(`${line}\n`),
      });
  const DATABASE_URL = config.DATABASE_URL ?? server?.url ?? '';
  const release = () => server?.release() ?? Promise.resolve();
  try {
    await migrate(DATABASE_URL);
  } catch (error) {
    await release();
    throw error;
  }
  return { config: Object.freeze({ ...config, DATABASE_URL }), release };
}
