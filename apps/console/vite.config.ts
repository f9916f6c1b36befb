// Builds the console into dist/console, which the api serves from the root of its own origin.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

const FRAME =
  /node_modules\/(react|react-dom|scheduler|react-admin|ra-|react-router|react-hook-form|@mui|@emotion|@tanstack|lodash)/;

// A build is for users, whatever the shell that starts it is for: NODE_ENV=test would ship development code.
export default defineConfig(({ command }) => {
  // eslint-disable-next-line no-restricted-syntax -- tells vite how to build; it is no configuration of the product
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: here,
    base: '/',
    plugins: [react()],
    build: {
      outDir: join(here, '..', '..', 'dist', 'console'),
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        output: {
          // What every page needs travels as one cached file; heavy libraries of single pages stay in chunks of their own.
          codeSplitting: { groups: [{ name: 'frame', test: FRAME }] },
        },
      },
    },
  };
});
