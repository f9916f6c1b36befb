// Best-practice pages of a bloc: titles from the bloc, texts from templates/practices, kept by plays.
import { Injectable } from '@nestjs/common';
import { Clock, ok, type Ok } from '#kernel';
import type { Tx } from '#platform/database';
import { PracticeRepository } from '#practices';
import type { Bloc } from '../../rules/bloc.js';
import { ShippedFiles } from '../../store/shipped-files.js';
import { BlocParts, type BlocPart, type Named } from '../bloc-parts.js';

interface Page extends Named {
  readonly body: string;
}

@Injectable()
export class PracticesPart implements BlocPart<Page> {
  readonly kind = 'practice';
  readonly order = 3;

  constructor(
    parts: BlocParts,
    private readonly files: ShippedFiles,
    private readonly practices: PracticeRepository,
    private readonly clock: Clock,
  ) {
    parts.register(this);
  }

  async of({ practices }: Bloc, pages?: Readonly<Record<string, string>>): Promise<Page[]> {
    const texts = pages ? new Map(Object.entries(pages)) : await this.files.practices();
    return practices.map(({ key, title }) => ({ key, name: title, body: texts.get(key) ?? '' }));
  }

  async current(tx: Tx, keys: readonly string[]): Promise<Map<string, Page>> {
    const found = await this.practices.byKeys(tx, keys);
    return new Map([...found].map(([key, { title, body }]) => [key, { key, name: title, body }]));
  }

  async put(tx: Tx, { key, name, body }: Page): Promise<Ok<boolean>> {
    return ok(await this.practices.put(tx, { key, title: name, body, updatedAt: this.clock.now() }));
  }

  touches(): Promise<null> {
    return Promise.resolve(null);
  }
}
