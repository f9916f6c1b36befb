// Finds the migrations of this build: sources under jest, compiled files otherwise, always in the order of their names.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MigrationInterface } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'migrations');

export async function loadMigrations(): Promise<MigrationClass[]> {
  const files = readdirSync(folder)
    .filter((name) => /^\d+-[a-z-]+\.[jt]s$/.test(name))
    .sort();
  const modules = await Promise.all(
    files.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<Record<string, MigrationClass>>),
  );
  return modules.flatMap((module) => Object.values(module));
}
