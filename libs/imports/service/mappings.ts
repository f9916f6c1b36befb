// Every mapping there is by name: the shapes that ship, and those that people saved.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { parseMapping, type Mapping } from '../rules/mapping.js';
import { SHAPES, shapeNamed } from '../rules/shapes/index.js';
import { suits } from '../rules/target.js';
import { ImportMappingRepository } from '../store/import-mapping.repository.js';
import { ImportTargets } from './import-target.js';

@Injectable()
export class Mappings {
  constructor(
    private readonly database: Database,
    private readonly saved: ImportMappingRepository,
    private readonly targets: ImportTargets,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Shapes first, then saved ones by name. */
  async all(tx: Tx): Promise<Mapping[]> {
    return [...SHAPES, ...(await this.saved.all(tx)).map(({ definition }) => definition)];
  }

  async find(tx: Tx, name: string): Promise<Result<Mapping>> {
    const mapping = shapeNamed(name) ?? (await this.saved.byName(tx, name))?.definition;
    if (mapping) return ok(mapping);
    const known = (await this.all(tx)).map((each) => each.name);
    return err('MAPPING_UNKNOWN', `There is no mapping called ${name}. There are ${known.join(', ')}.`, { known });
  }

  /** Whether it can be run: it reads well, and its target takes what it gives. */
  check(input: unknown): Result<Mapping> {
    const mapping = parseMapping(input);
    if (!mapping.ok) return mapping;
    const target = this.targets.find(mapping.value.target);
    if (!target.ok) return target;
    const suited = suits(mapping.value, target.value);
    return suited.ok ? mapping : suited;
  }

  /** A saved mapping of the same name is replaced; runs under way keep what they began with. */
  async save(scope: Scope, input: unknown): Promise<Result<Mapping>> {
    const mapping = this.check(input);
    if (!mapping.ok) return mapping;
    const { name } = mapping.value;
    if (shapeNamed(name))
      return err('MAPPING_NAME_TAKEN', `${name} is a mapping that ships. Save yours under another name.`, { name });
    await this.database.tx(scope, async (tx) => {
      await this.saved.save(tx, mapping.value, this.clock.now());
      await this.audit.record(tx, 'import.mapping-saved', null, { name });
    });
    return mapping;
  }

  delete(scope: Scope, name: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      const deleted = (await this.saved.delete(tx, name)) > 0;
      if (deleted) await this.audit.record(tx, 'import.mapping-deleted', null, { name });
      return deleted;
    });
  }
}
