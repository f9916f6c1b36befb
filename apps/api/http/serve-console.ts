// Serves the built console's files. Apart from createApi, because what it loads can't be loaded by the test runner.
import { existsSync } from 'node:fs';
import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONSOLE_FOLDER } from './console.controller.js';

export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(CONSOLE_FOLDER)) return;
  await app.register(staticFiles, { root: CONSOLE_FOLDER, wildcard: false, index: false, maxAge: '1h' });
}
