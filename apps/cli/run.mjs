// `npm run -s cli -- COMMAND`: builds the server if it is stale, then runs the command.
import { build } from './build.mjs';

await build(['server'], console.error);
await import('../../dist/apps/cli/main.js');
