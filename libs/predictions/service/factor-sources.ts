// Factors that upper rooms know: each registers at boot what it adds to the published table, and finds it for given cases.
import { fail } from '#kernel';
import type { Tx } from '#platform/database';
import { factorWords, OWN_FACTORS, type Factor, type FoundFactor } from '../rules/factors.js';

export interface FactorSource extends Factor {
  /** The number that the words speak of, by the place in `cases`; absent: it doesn't hold. Only what was known at `at` may count. */
  find(tx: Tx, cases: readonly { readonly caseId: string; readonly at: Date }[]): Promise<ReadonlyMap<number, number>>;
  words(value: number): string;
}

export class FactorSources {
  private readonly sources = new Map<string, FactorSource>();

  register(source: FactorSource): this {
    if (this.sources.has(source.key) || OWN_FACTORS.some(({ key }) => key === source.key))
      fail('FACTOR_DOUBLED', `The factor “${source.key}” is registered twice.`);
    this.sources.set(source.key, source);
    return this;
  }

  /** The published table, most points first. */
  table(): Factor[] {
    const more = [...this.sources.values()].map(({ key, points, title }) => ({ key, points, title }));
    return [...OWN_FACTORS, ...more].sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1));
  }

  wordsOf(found: FoundFactor): string {
    return factorWords(found) ?? this.sources.get(found.key)?.words(found.value) ?? found.key;
  }

  /** What the sources find, for each of the cases in their order. */
  async find(
    tx: Tx,
    cases: readonly { readonly caseId: string; readonly at: Date }[],
  ): Promise<readonly (readonly FoundFactor[])[]> {
    const found: FoundFactor[][] = cases.map(() => []);
    for (const source of this.sources.values())
      for (const [place, value] of await source.find(tx, cases))
        found[place]?.push({ key: source.key, points: source.points, value });
    return found;
  }
}
