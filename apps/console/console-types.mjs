// The console's types are the API's: turns the API's schema into TypeScript, so that a renamed field fails the type check.
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { parse } from 'graphql';

/** Instants cross the wire as strings; what the console doesn't know is opaque to it. */
const config = {
  enumsAsTypes: true,
  useTypeImports: true,
  avoidOptionals: { field: true, object: true },
  maybeValue: 'T | null',
  inputMaybeValue: 'T | null | undefined',
  defaultScalarType: 'unknown',
  scalars: { ID: 'string', DateTime: 'string' },
};

/**
 * @param {string} sdl the API's schema
 * @returns {Promise<string>} the text of src/schema.ts
 */
export async function consoleTypes(sdl) {
  const types = await codegen({
    filename: 'schema.ts',
    schema: parse(sdl),
    documents: [],
    config,
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  });
  return `// Generated from apps/api/schema.graphql by apps/console/codegen.mjs; not edited by hand.\n${types}`;
}
