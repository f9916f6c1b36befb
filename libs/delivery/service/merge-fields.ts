// What goes into a mail is known by the rooms above: they register where a kind of mail gets its data from.
import { Injectable } from '@nestjs/common';
import { fail } from '#kernel';
import type { Tx } from '#platform/database';
import type { Reader } from '#templates';

/** A person as they stand in a mail header; the address is checked before it is used. */
export interface Named {
  readonly name: string;
  readonly email: string;
}

export interface Recipient {
  /** may be empty */
  readonly name: string;
  readonly reader: Reader;
  readonly csm: Named | null;
  /** the template's data; company, csm and links are added to it */
  readonly view: Readonly<Record<string, unknown>>;
}

export interface FieldSource {
  /** By contact; who is missing can't be written to. `at`: the moment that the mail speaks of. */
  recipients(tx: Tx, contactIds: readonly string[], at: Date): Promise<ReadonlyMap<string, Recipient>>;
}

@Injectable()
export class MergeFields {
  private readonly sources = new Map<string, FieldSource>();
  private readonly families = new Map<string, (wanted: string) => FieldSource>();

  /** Called at boot. Sources named `name …`: what follows the first space says what is wanted of them. */
  registerFamily(name: string, make: (wanted: string) => FieldSource): void {
    this.families.set(name, make);
  }

  /** Called at boot. */
  register(name: string, source: FieldSource): void {
    if (this.sources.has(name)) throw new Error(`Two sources of merge fields are called ${name}`);
    this.sources.set(name, source);
  }

  of(name: string): FieldSource {
    const [family = '', ...wanted] = name.split(' ');
    return (
      this.sources.get(name) ??
      this.families.get(family)?.(wanted.join(' ')) ??
      fail('MERGE_FIELDS_UNKNOWN', `Nothing fills in the fields of ${name} in this build.`)
    );
  }
}
