// Reads a bloc's text against what this installation has: facts, measures, mail templates, pages.
import { Inject, Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import type { Result } from '#kernel';
import { MeasureCatalogue } from '#kpis/rules';
import type { Tx } from '#platform/database';
import { parseBloc, type Bloc, type BlocRefusal } from '../rules/index.js';
import { ShippedFiles } from '../store/shipped-files.js';

@Injectable()
export class ReadBloc {
  constructor(
    private readonly facts: Facts,
    @Inject(MeasureCatalogue) private readonly measures: MeasureCatalogue,
    private readonly files: ShippedFiles,
  ) {}

  async run(tx: Tx, text: string): Promise<Result<Bloc, BlocRefusal>> {
    return parseBloc(text, {
      catalogue: await this.facts.in(tx),
      measures: new Set(this.measures.all().map(({ key }) => key)),
      templates: await this.files.mailTemplates(),
      practices: new Set((await this.files.practices()).keys()),
    });
  }
}
