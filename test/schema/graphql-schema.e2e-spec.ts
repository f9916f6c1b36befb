// The committed schema is the one that the code makes.
import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { startApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('schema.graphql', () => {
  it('is current (else run: npm run generate)', () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    expect(readFileSync('apps/api/schema.graphql', 'utf8').trim()).toBe(printSchema(schema).trim());
  });
});
