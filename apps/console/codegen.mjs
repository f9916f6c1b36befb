// Writes src/schema.ts from the API's schema: `node apps/console/codegen.mjs`, and the last step of `npm run generate`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleTypes } from './console-types.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const schema = readFileSync(join(here, '..', 'api', 'schema.graphql'), 'utf8');
writeFileSync(join(here, 'src', 'schema.ts'), await consoleTypes(schema));
