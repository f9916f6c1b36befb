// Every document that the console sends is one that the API understands: a field renamed there fails here, not in a browser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import {
  countDocument,
  manyDocument,
  oneDocument,
  pageDocument,
  skipDocument,
  type ResourceData,
} from './resource-data.js';

const src = fileURLToPath(new URL('..', import.meta.url));
const schema = buildSchema(readFileSync(join(src, '..', '..', 'api', 'schema.graphql'), 'utf8'));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
const problems = (document: string) => validate(schema, parse(document)).map(({ message }) => message);

const written = files
  .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
  .flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/gql`([^`]+)`/g)].map(([, text = '']) => ({ file, text })),
  )
  .map(({ file, text }) => ({ file, name: /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? 'unnamed', text }));

it.each(written)('$name in $file is understood', ({ text }) => {
  expect(problems(text)).toEqual([]);
});

const resources = files.filter((file) => file.endsWith('.data.ts'));

it.each(resources)('the documents of %s are understood', async (file) => {
  const { data } = (await import(join(src, file))) as { data?: ResourceData };
  if (!data) return;
  const made = [pageDocument(data), skipDocument(data), oneDocument(data), manyDocument(data, 2)];
  const documents = data.count ? [...made, countDocument(data)] : made;
  expect(documents.flatMap(problems)).toEqual([]);
});

it('finds documents to look at', () => {
  expect(written.length).toBeGreaterThan(5);
  expect(resources.length).toBeGreaterThan(1);
});
