// The facts that there are at the moment: those of the code, and those that are data, such as custom fields and answers of forms.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import {
  mentions,
  shippedCatalogue,
  type Collection,
  type Fact,
  type FactCatalogue,
  type Rule,
} from '../rules/index.js';

/** Facts of which only the database knows that they exist. They are asked for by each question, so a new one is there at once. */
export interface FactSource {
  /** names of all events that may ever change one of them; those that a fact itself names are among them */
  readonly events: readonly string[];
  /** how the keys of all of them begin: rules that name none of them need not ask */
  readonly prefix?: string;
  facts(tx: Tx): Promise<readonly Fact[]>;
}

const isMentioned = (prefix: string | undefined, rules: readonly Rule[]): boolean =>
  prefix === undefined ||
  rules.some((rule) => [...mentions(rule)].some(({ compare }) => compare?.fact.startsWith(prefix)));

@Injectable()
export class Facts {
  private readonly shipped = shippedCatalogue();
  private readonly sources: FactSource[] = [];

  /** Called at boot. A key that is taken is a mistake of the code and stops the boot. */
  register(more: { readonly facts?: readonly Fact[]; readonly collections?: readonly Collection[] }): void {
    this.shipped.register(more);
  }

  /** Called at boot. */
  registerSource(source: FactSource): void {
    this.sources.push(source);
  }

  /** What rules can ask about now; or, with rules, at least what these ask about. */
  async in(tx: Tx, rules?: readonly Rule[]): Promise<FactCatalogue> {
    const facts: Fact[] = [];
    for (const source of this.sources)
      if (!rules || isMentioned(source.prefix, rules)) facts.push(...(await source.facts(tx)));
    return facts.length === 0 ? this.shipped : this.shipped.with({ facts });
  }

  /** Names of all events that can change a fact; complete once every room has registered. */
  events(): string[] {
    return [...new Set([...this.shipped.events(), ...this.sources.flatMap(({ events }) => events)])].sort();
  }
}
