// What comes with this build for blocs to use: bloc files, best-practice pages, mail templates. Read when asked for, never kept.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';

const FOLDER = join(process.cwd(), 'templates');

@Injectable()
export class ShippedFiles {
  /** Texts of bloc files, by key. */
  blocs(): Promise<Map<string, string>> {
    return texts('blocs', '.yaml');
  }

  /** Markdown of best-practice pages, by key. */
  practices(): Promise<Map<string, string>> {
    return texts('practices', '.md');
  }

  async mailTemplates(): Promise<Set<string>> {
    const entries = await readdir(join(FOLDER, 'email'), { withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  }
}

async function texts(folder: string, ending: string): Promise<Map<string, string>> {
  const files = (await readdir(join(FOLDER, folder))).filter((name) => name.endsWith(ending)).sort();
  return new Map(
    await Promise.all(
      files.map(
        async (name) => [name.slice(0, -ending.length), await readFile(join(FOLDER, folder, name), 'utf8')] as const,
      ),
    ),
  );
}
