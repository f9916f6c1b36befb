// Says from when on the measures must be counted again after news of cases or escalations, however late it came.
import { Inject, Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { MeasureCatalogue } from '../rules/measure-catalogue.js';
import { PointRepository } from '../store/point.repository.js';

const KINDS = ['case', 'escalation', 'account'] as const;

@Injectable()
export class MarkTouchedDays {
  constructor(
    private readonly points: PointRepository,
    @Inject(MeasureCatalogue) private readonly catalogue: MeasureCatalogue,
  ) {}

  async run(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    for (const kind of KINDS) {
      const news = events.filter(({ name }) => name.startsWith(`${kind}.`));
      const earliest = news.reduce<DomainEvent | undefined>(
        (first, event) => (first && first.occurredAt <= event.occurredAt ? first : event),
        undefined,
      );
      if (!earliest) continue;
      const reach = await this.points.reachOf(tx, kind, [...new Set(news.flatMap(({ subjects }) => subjects))]);
      // An account without escalations changes no number.
      if (kind === 'account' && !reach) continue;
      const since = reach && reach < earliest.occurredAt ? reach : earliest.occurredAt;
      const names = new Set(news.map(({ name }) => name));
      const measures = this.catalogue.all().filter(({ reads }) => reads.some((name) => names.has(name)));
      const why = `${earliest.name} (${earliest.origin}) of ${earliest.occurredAt.toISOString()}`;
      await this.points.mark(
        tx,
        measures.map(({ key }) => key),
        { since, why },
      );
    }
  }
}
