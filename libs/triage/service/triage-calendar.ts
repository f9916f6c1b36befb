// The opening hours that triage counts in: those of the install's zone.
import { Injectable } from '@nestjs/common';
import { standardCalendar, type BusinessCalendar } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';

@Injectable()
export class TriageCalendar {
  readonly calendar: BusinessCalendar;

  constructor(@InjectConfig() config: Config) {
    this.calendar = standardCalendar(config.BELLWETHER_TIME_ZONE);
  }

  get zone(): string {
    return this.calendar.zone;
  }
}
