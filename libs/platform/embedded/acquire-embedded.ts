// Start or join: the first process of a data folder starts PostgreSQL, all share it, the last to leave stops it.
// Who started it plays no part, so it survives its starter, and a command never stops it under another process.
import { CodedException } from '#kernel';
import { openDataFolder } from './data-folder.js';
import { ensureServer } from './ensure-server.js';
import { Share, type EmbeddedServer } from './share.js';
import { withStartLock } from './start-lock.js';

export interface EmbeddedOptions {
  dataDir: string;
  /** default true; false gives up crash safety for speed, for tests */
  durable?: boolean;
  log?: (line: string) => void;
  /** of postgresql.conf; they count if this process is the one that starts the server */
  settings?: Record<string, string>;
}

/** Throws CodedException: EMBEDDED_* says what to do. */
export async function acquireEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, durable = true, log = () => undefined, settings = {} } = options;
  const start = { durable, log, settings };
  try {
    const folder = await openDataFolder(dataDir);
    return new Share(folder, start, await withStartLock(folder, () => ensureServer(folder, start)));
  } catch (error) {
    throw explain(error, dataDir);
  }
}

/** What the file system refuses is nearly always a folder of another user, or no folder. */
function explain(error: unknown, dataDir: string): unknown {
  const { syscall, message } = error as Partial<NodeJS.ErrnoException>;
  if (!syscall) return error;
  return new CodedException({
    code: 'EMBEDDED_DATA_DIR_UNUSABLE',
    message:
      `The data folder ${dataDir} can't be used: ${message}. Run as the user who owns it and all files in it, ` +
      `or set BELLWETHER_DATA_DIR to another folder.`,
    details: { dataDir },
  });
}
