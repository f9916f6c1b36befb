// All templates that there are: those that ship with the product, and what was made of them, or beside them, here.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { loadMail, type MailSource } from '#templates';
import { LOCALE, NAME } from '../rules/source.js';
import { TemplateVersionRepository, type TemplateVersion } from '../store/template-version.repository.js';

export interface TemplateEntry {
  readonly name: string;
  readonly title: string;
  readonly locales: readonly string[];
  /** it came with the product */
  readonly shipped: boolean;
  /** of the version in use; 0: as it ships */
  readonly number: number;
  readonly savedAt: Date | null;
}

const FOLDER = join(process.cwd(), 'templates', 'email');

@Injectable()
export class TemplateLibrary {
  private readonly shipped = new Map<string, Promise<Result<MailSource>>>();
  private folders: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  constructor(private readonly versions: TemplateVersionRepository) {}

  /** The version in use. Without a transaction, as it ships. */
  async current(tx: Tx | null, name: string, locale = ''): Promise<Result<TemplateVersion>> {
    if (!NAME.test(name) || !LOCALE.test(locale)) return unknown(name);
    const own = tx && (await this.versions.latest(tx, name, locale));
    return own ? ok(own) : this.asShipped(name, locale);
  }

  async version(tx: Tx, name: string, locale: string, number: number): Promise<Result<TemplateVersion>> {
    if (!NAME.test(name) || !LOCALE.test(locale)) return unknown(name);
    if (number === 0) return this.asShipped(name, locale);
    const found = await this.versions.byNumber(tx, name, locale, number);
    return found ? ok(found) : err('TEMPLATE_UNKNOWN', `There is no version ${number} of ${name}.`);
  }

  /** The newest first; the last is the one that ships, where one does. */
  async history(tx: Tx, name: string, locale: string): Promise<TemplateVersion[]> {
    const shipped = await this.asShipped(name, locale);
    return [...(await this.versions.of(tx, name, locale)), ...(shipped.ok ? [shipped.value] : [])];
  }

  /** Languages beside the template's own. */
  async locales(tx: Tx, name: string): Promise<string[]> {
    const shipped = (await this.shippedFolders()).get(name) ?? [];
    return [...new Set([...shipped, ...(await this.versions.locales(tx, name))])].sort();
  }

  /** By title. */
  async all(tx: Tx): Promise<TemplateEntry[]> {
    const folders = await this.shippedFolders();
    const own = await this.versions.all(tx);
    const names = [...new Set([...folders.keys(), ...own.map(({ name }) => name)])];
    const entries = await Promise.all(
      names.map(async (name): Promise<TemplateEntry | null> => {
        const mine = own.filter((each) => each.name === name);
        const main = mine.find(({ locale }) => locale === '');
        const shipped = folders.has(name) ? await this.asShipped(name, '') : null;
        const title = main?.title ?? (shipped?.ok ? shipped.value.source.title : name);
        if (!main && !shipped?.ok) return null;
        const locales = [...(folders.get(name) ?? []), ...mine.map(({ locale }) => locale)].filter(Boolean);
        return {
          ...{ name, title, shipped: shipped !== null, number: main?.number ?? 0, savedAt: main?.savedAt ?? null },
          locales: [...new Set(locales)].sort(),
        };
      }),
    );
    return entries.filter((entry) => entry !== null).sort((a, b) => a.title.localeCompare(b.title, 'en'));
  }

  private async asShipped(name: string, locale: string): Promise<Result<TemplateVersion>> {
    const key = locale === '' ? name : `${name}/${locale}`;
    const loading = this.shipped.get(key) ?? loadMail(join(FOLDER, ...key.split('/')));
    this.shipped.set(key, loading);
    const loaded = await loading;
    if (!loaded.ok) return loaded;
    return ok({ name, locale, number: 0, source: loaded.value, note: '', savedBy: null, savedAt: null });
  }

  /** Names with their languages: a folder in a template's folder is the template in that language. */
  private shippedFolders(): Promise<ReadonlyMap<string, readonly string[]>> {
    this.folders ??= foldersIn(FOLDER).then(
      async (names) =>
        new Map(await Promise.all(names.map(async (name) => [name, await foldersIn(join(FOLDER, name))] as const))),
    );
    return this.folders;
  }
}

const unknown = (name: string) => err('TEMPLATE_UNKNOWN', `There is no mail template ${name.slice(0, 100)}.`);

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
