// Mappings: which there are, which suits a file, what it would make of it, and saving one's own.
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { unwrap } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, JsonScalar, orRefused, Read, Refused } from '#platform/graphql';
import { Mappings } from '../service/mappings.js';
import { PreviewImport } from '../service/preview-import.js';
import {
  ImportOptionInput,
  ImportPreview,
  ImportPreviewResult,
  ImportShape,
  ImportSuggestion,
  MappingResult,
} from './import-mapping.object.js';
import { mapped, optionsOf, shownMapping, shownPreview } from './show-mapping.js';

@Resolver(() => ImportShape)
export class ImportMappingResolver {
  constructor(
    private readonly mappings: Mappings,
    private readonly previewing: PreviewImport,
  ) {}

  @Allow('import:read')
  @Query(() => [ImportShape], { description: 'those that ship, then saved ones by name' })
  async importShapes(@Read() tx: Tx): Promise<ImportShape[]> {
    return (await this.mappings.all(tx)).map(shownMapping);
  }

  @Allow('import:run')
  @Query(() => [ImportSuggestion], { description: 'mappings that suit an uploaded file, best first' })
  async importSuggestions(
    @Read() tx: Tx,
    @Args('uploadId', { type: () => ID }) uploadId: string,
  ): Promise<ImportSuggestion[]> {
    const suggestions = unwrap(await this.previewing.suggest(tx, uploadId));
    return suggestions.map(({ mapping, fit, fields }) => ({ shape: shownMapping(mapping), fit, fields }));
  }

  @Allow('import:run')
  @Query(() => ImportPreviewResult, { description: 'what an import would make of the first rows; nothing is written' })
  async importPreview(
    @Read() tx: Tx,
    @Args('uploadId', { type: () => ID }) uploadId: string,
    @Args('mapping') mapping: string,
    @Args('options', { type: () => [ImportOptionInput], nullable: true }) options?: ImportOptionInput[] | null,
  ): Promise<ImportPreview | Refused> {
    return orRefused(mapped(await this.previewing.ofUpload(tx, uploadId, mapping, optionsOf(options)), shownPreview));
  }

  @Allow('import:run')
  @Mutation(() => MappingResult, { description: 'one of the same name is replaced; runs under way keep theirs' })
  async saveMapping(
    @As() scope: Scope,
    @Args('definition', { type: () => JsonScalar }) definition: unknown,
  ): Promise<ImportShape | Refused> {
    return orRefused(mapped(await this.mappings.save(scope, definition), shownMapping));
  }

  @Allow('import:run')
  @Mutation(() => Boolean, { description: 'false where there was no such saved mapping' })
  deleteMapping(@As() scope: Scope, @Args('name') name: string): Promise<boolean> {
    return this.mappings.delete(scope, name);
  }
}
