// Templates made ready to send, published once a process; a version is kept from the moment that something uses it.
import { Injectable } from '@nestjs/common';
import { TemplateLibrary } from '#authoring';
import { ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { TemplateRepository } from '../store/template.repository.js';
import { type MailSource, openMail, type OpenMail, type PublishedMail, publishMail } from '#templates';

export interface MailTemplate {
  readonly source: MailSource;
  readonly published: PublishedMail;
  readonly opened: OpenMail;
}

export interface Choice {
  readonly tx: Tx;
  /** empty or absent: the template itself */
  readonly locale?: string;
}

/** Versions that nobody has asked for lately are forgotten, and made again when somebody does. */
const MOST_KNOWN = 200;

@Injectable()
export class MailTemplates {
  private readonly known = new Map<string, Promise<Result<MailTemplate>>>();

  constructor(
    private readonly versions: TemplateRepository,
    private readonly library: TemplateLibrary,
  ) {}

  /** The version in use, or without a choice as it ships. `subject` in place of the template's own. */
  async get(name: string, subject?: string, choice?: Choice): Promise<Result<MailTemplate>> {
    const found = await this.library.current(choice?.tx ?? null, name, choice?.locale);
    if (!found.ok) return found;
    const { locale, number, source } = found.value;
    const key = JSON.stringify([name, locale, number, subject]);
    const known = this.known.get(key) ?? this.publish(subject ? { ...source, subject } : source);
    this.known.delete(key);
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KNOWN && oldest !== undefined) this.known.delete(oldest);
    return known;
  }

  /** Languages that it has beside its own. */
  locales(tx: Tx, name: string): Promise<string[]> {
    return this.library.locales(tx, name);
  }

  async keep(tx: Tx, name: string, { published }: MailTemplate): Promise<string> {
    await this.versions.put(tx, name, published);
    return published.version;
  }

  /** What somebody is just writing, or a version that was saved. */
  async publish(source: MailSource): Promise<Result<MailTemplate>> {
    const published = await publishMail(source);
    if (!published.ok) return published;
    const opened = openMail(published.value);
    return opened.ok ? ok({ source, published: published.value, opened: opened.value }) : opened;
  }
}
