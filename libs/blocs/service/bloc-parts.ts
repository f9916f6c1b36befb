// The kinds of parts that a bloc can have here. Each is kept by its room; rooms that come later add theirs at boot.
import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel';
import type { Tx } from '#platform/database';
import type { Bloc } from '../rules/bloc.js';

export interface Named {
  readonly key: string;
  readonly name: string;
}

export interface BlocPart<T extends Named = Named> {
  /** what one is called, such as segment */
  readonly kind: string;
  /** what refers to others comes after them: 1 goals, 2 segments, 3 practices, 4 plays, 5 campaigns */
  readonly order: number;
  /** those of a bloc, in the shape that `current` gives; `pages`: best-practice pages as they were when it was applied */
  of(bloc: Bloc, pages?: Readonly<Record<string, string>>): readonly T[] | Promise<readonly T[]>;
  /** those of this installation, by key */
  current(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, T>>;
  /** makes the one of this key be exactly this */
  put(tx: Tx, part: T): Promise<Result<unknown>>;
  /** whom it would touch at this moment, in words */
  touches(tx: Tx, part: T, bloc: Bloc): Promise<string | null>;
}

@Injectable()
export class BlocParts {
  private readonly parts: BlocPart[] = [];

  register(part: BlocPart): void {
    this.parts.push(part);
    this.parts.sort((a, b) => a.order - b.order);
  }

  all(): readonly BlocPart[] {
    return this.parts;
  }
}
