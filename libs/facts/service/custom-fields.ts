// Custom fields as facts: all that any account ever had, each of the type that people say it is.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { fail } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { customFacts, type CustomField, type Fact } from '../rules/index.js';
import { CustomFieldRepository } from '../store/custom-field.repository.js';
import { Facts, type FactSource } from './facts.js';

@Injectable()
export class CustomFields implements FactSource {
  readonly events = ['account.created', 'account.changed'];
  readonly prefix = 'account.custom.';

  constructor(
    facts: Facts,
    private readonly database: Database,
    private readonly fields: CustomFieldRepository,
    private readonly audit: Audit,
  ) {
    facts.registerSource(this);
  }

  async facts(tx: Tx): Promise<Fact[]> {
    return customFacts(await this.fields.all(tx));
  }

  /** Values stay as they are stored; what does not read as the new type is not known to rules. */
  change(scope: Scope, field: CustomField): Promise<CustomField> {
    const label = field.label.trim().slice(0, 120);
    if (label === '') fail('CUSTOM_FIELD_LABEL', 'Give the field a label of 1 to 120 characters.');
    return this.database.tx(scope, async (tx) => {
      const changed = { ...field, label };
      if (!(await this.fields.change(tx, changed)))
        fail('CUSTOM_FIELD_UNKNOWN', `No account has a custom field “${field.name}”. Import one that has it first.`);
      await this.audit.record(tx, 'custom-field.changed', null, { ...changed });
      return changed;
    });
  }
}
