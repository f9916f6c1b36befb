// What lists of cases can be narrowed to by their clocks.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseMarks } from '#cases';

const running = (more: string): string =>
  `c.id IN (SELECT k.case_id FROM case_clocks k WHERE k.stopped_at IS NULL AND ${more})`;

@Injectable()
export class ClockMarks implements OnModuleInit {
  constructor(private readonly marks: CaseMarks) {}

  onModuleInit(): void {
    this.marks.register({
      key: 'breaching-soon',
      label: 'Due soon',
      condition: (now) => running(`k.warn_at <= ${now} AND k.due_at > ${now}`),
    });
    this.marks.register({ key: 'breached', label: 'Too late', condition: (now) => running(`k.due_at <= ${now}`) });
  }
}
