// `npm run bench -- NAME [--json]`: runs NAME.bench.mjs. With --json each case is one object a line, otherwise a line for people.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).flatMap((file) => /^(.+)\.bench\.mjs$/.exec(file)?.[1] ?? []);
const args = process.argv.slice(2);
const [name] = args.filter((arg) => !arg.startsWith('--'));

if (!names.includes(name)) {
  process.stderr.write(`Name a benchmark: ${names.join(', ')}. Add --json for one object a line.\n`);
  process.exit(2);
}
const { run } = await import(`./${name}.bench.mjs`);
await run({ json: args.includes('--json') });
