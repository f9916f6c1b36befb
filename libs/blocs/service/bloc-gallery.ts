// The SuccessBLOCs to choose from: those that come with the product, and those that were applied here.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { BlocInstallRepository } from '../store/bloc-install.repository.js';
import type { BlocInstall } from '../store/bloc-install.entity.js';
import { ShippedFiles } from '../store/shipped-files.js';
import { ReadBloc } from './read-bloc.js';

export interface BlocEntry {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** comes with the product */
  readonly shipped: boolean;
  readonly text: string;
  readonly install: BlocInstall | null;
  /** the text that comes with the product is the one that was applied last */
  readonly upToDate: boolean;
  /** why the shipped file can't be applied here */
  readonly problem: string | null;
}

@Injectable()
export class BlocGallery {
  constructor(
    private readonly files: ShippedFiles,
    private readonly installs: BlocInstallRepository,
    private readonly reading: ReadBloc,
  ) {}

  async list(tx: Tx): Promise<BlocEntry[]> {
    const shipped = await this.files.blocs();
    const installs = await this.installs.all(tx);
    const foreign = installs.filter(({ key }) => !shipped.has(key));
    const entries = [
      ...[...shipped].map(([key, text]) => ({ key, text, shipped: true })),
      ...foreign.map(({ key, text }) => ({ key, text, shipped: false })),
    ];
    return Promise.all(
      entries.map((each) => this.entry(tx, each, installs.find(({ key }) => key === each.key) ?? null)),
    );
  }

  async textOf(key: string): Promise<string | undefined> {
    return (await this.files.blocs()).get(key);
  }

  private async entry(
    tx: Tx,
    { key, text, shipped }: { key: string; text: string; shipped: boolean },
    install: BlocInstall | null,
  ): Promise<BlocEntry> {
    const bloc = await this.reading.run(tx, text);
    return {
      key,
      name: bloc.ok ? bloc.value.name : (install?.name ?? key),
      description: bloc.ok ? bloc.value.description : '',
      shipped,
      text,
      install,
      upToDate: install?.text === text,
      problem: bloc.ok ? null : bloc.error.message,
    };
  }
}
