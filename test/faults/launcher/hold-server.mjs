// A process that shares the embedded server until it is told to release or is killed: `npm start` and the CLI in small.
// argv: the compiled launcher, options as JSON. Tells what happens as JSON lines on stdout; reads words on stdin.
import { createInterface } from 'node:readline';

const [, , library, options] = process.argv;
const tell = (event, more = {}) => process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
const { acquireEmbedded } = await import(library);
const log = (line) => tell('log', { line });

let server;
const leave = async () => {
  input.close();
  process.stdin.destroy();
  await server?.release();
  tell('released');
};
const input = createInterface({ input: process.stdin }).on('line', (word) => word === 'release' && void leave());
process.once('SIGINT', () => void leave());
try {
  server = await acquireEmbedded({ ...JSON.parse(options), log });
  tell('ready', { url: server.url, adminUrl: server.adminUrl });
} catch (error) {
  tell('failed', { code: error.error?.code ?? 'UNCODED', message: error.stack });
  input.close();
  process.stdin.destroy();
}
