// What only upper rooms know of a case and lists can be narrowed to: each registers a name and a condition at boot.
import { Injectable } from '@nestjs/common';
import { fail } from '#kernel';

export interface CaseMark {
  readonly key: string;
  /** what people choose */
  readonly label: string;
  /** SQL about case `c`; `now` is SQL of the business time. Comes from code, never from input. */
  readonly condition: (now: string) => string;
}

@Injectable()
export class CaseMarks {
  private readonly marks = new Map<string, CaseMark>();

  register(mark: CaseMark): void {
    if (this.marks.has(mark.key)) throw new Error(`Two marks of cases are called ${mark.key}`);
    this.marks.set(mark.key, mark);
  }

  all(): CaseMark[] {
    return [...this.marks.values()];
  }

  get(key: string): CaseMark {
    return this.marks.get(key) ?? fail('CASE_MARK_UNKNOWN', `Cases can't be narrowed to ${key}. Open the list again.`);
  }
}
