// All facts that rules can ask about: those of lower rooms ship with this room, upper rooms bring theirs.
import { fail } from '#kernel';
import type { Collection, Fact, Field, SubjectKind } from './fact.js';

export interface MoreFacts {
  readonly facts?: readonly Fact[];
  readonly collections?: readonly Collection[];
}

export class FactCatalogue {
  private readonly facts = new Map<string, Fact>();
  private readonly collections = new Map<string, Collection>();

  /** The same with more, leaving this one as it is. */
  with(more: MoreFacts): FactCatalogue {
    const known = { facts: [...this.facts.values()], collections: [...this.collections.values()] };
    return new FactCatalogue().register(known).register(more);
  }

  /** A key that is taken is a mistake of the code, so it is thrown. */
  register({ facts = [], collections = [] }: MoreFacts): this {
    for (const fact of facts) add(this.facts, fact);
    for (const collection of collections) add(this.collections, collection);
    return this;
  }

  fact(object: SubjectKind, key: string): Fact | undefined {
    return this.facts.get(`${object} ${key}`);
  }

  collection(object: SubjectKind, key: string): Collection | undefined {
    return this.collections.get(`${object} ${key}`);
  }

  factsOf(object: SubjectKind): Fact[] {
    return [...this.facts.values()].filter((fact) => fact.object === object);
  }

  collectionsOf(object: SubjectKind): Collection[] {
    return [...this.collections.values()].filter((collection) => collection.object === object);
  }

  /** Names of all events that can change a fact, subjects that appear included. */
  events(): string[] {
    const entries = [...this.facts.values(), ...this.collections.values()];
    const created = entries.map(({ object }) => `${object}.created`);
    return [...new Set([...created, ...entries.flatMap(eventsOf)])].sort();
  }

  /** A rule is validated before it is stored; a fact that is gone by now comes from a room that no longer registers it. */
  needCollection(object: SubjectKind, key: string): Collection {
    return this.collection(object, key) ?? gone(key);
  }

  /** A field of the subject itself (`of` is null) or of the related rows `of`. */
  needField(object: SubjectKind, of: string | null, key: string): Field {
    if (of === null) return this.fact(object, key) ?? gone(key);
    return this.needCollection(object, of).fields.find((field) => field.key === key) ?? gone(`${of}.${key}`);
  }
}

/** Names of the events that can change it. */
export const eventsOf = ({ reads, through = [] }: Pick<Fact, 'reads' | 'through'>): string[] => [
  ...reads,
  ...through.flatMap(({ events }) => events),
];

function add<T extends { object: SubjectKind; key: string }>(to: Map<string, T>, entry: T): void {
  const key = `${entry.object} ${entry.key}`;
  if (to.has(key)) fail('FACT_DOUBLED', `The fact “${entry.key}” of ${entry.object}s is registered twice. Rename one.`);
  to.set(key, entry);
}

const gone = (key: string): never =>
  fail('FACT_UNKNOWN', `The fact “${key}” no longer exists. Edit the segment's rule and take it out.`, { key });
