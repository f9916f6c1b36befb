// `npm start`: builds what is stale, then runs the whole product.
import { build } from './build.mjs';

await build(['server', 'console'], console.log);
process.argv.push('start');
await import('../../dist/apps/cli/main.js');
