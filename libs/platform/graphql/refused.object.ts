// Foreseen refusals of a business verb, as a member of its result's union.
import type { Type } from '@nestjs/common';
import { createUnionType, Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { CodedError as KernelError, Result } from '#kernel';

@InterfaceType({ description: 'A foreseen outcome: the code is stable, the message says what to do' })
export abstract class CodedError {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType({ implements: () => [CodedError] })
export class Refused extends CodedError {
  static from(error: KernelError): Refused {
    return Object.assign(new Refused(), { code: error.code, message: error.message });
  }
}

/** The union of a verb: what it made, or why it refused. */
export const resultUnion = <T extends object>(name: string, success: Type<T>) =>
  createUnionType({
    name,
    types: () => [success, Refused] as const,
    resolveType: (value: object) => (value instanceof Refused ? Refused : success),
  });

export const orRefused = <T>(result: Result<T>): T | Refused => (result.ok ? result.value : Refused.from(result.error));
