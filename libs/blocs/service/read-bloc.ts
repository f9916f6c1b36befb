// Reads a bloc's text against what this installation has: facts, measures, mail templates, pages.
import { Inject, Injectable } from '@nestjs/common';
import type { Result } from '#kernel';
import { MeasureCatalogue } from '#kpis/rules';
import { FactCatalogue } from '#segments/rules';
import { parseBloc, type Bloc, type BlocRefusal } from '../rules/index.js';
import { ShippedFiles } from '../store/shipped-files.js';

@Injectable()
export class ReadBloc {
  constructor(
    private readonly catalogue: FactCatalogue,
    @Inject(MeasureCatalogue) private readonly measures: MeasureCatalogue,
    private readonly files: ShippedFiles,
  ) {}

  async run(text: string): Promise<Result<Bloc, BlocRefusal>> {
    return parseBloc(text, {
      catalogue: this.catalogue,
      measures: new Set(this.measures.all().map(({ key }) => key)),
      templates: await this.files.mailTemplates(),
      practices: new Set((await this.files.practices()).keys()),
    });
  }
}
