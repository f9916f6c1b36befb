// All measures. Those of lower rooms ship here; upper rooms register theirs at boot.
import { err, fail, ok, type Result } from '#kernel';
import type { Measure } from './measure.js';
import { openEscalations } from './open-escalations.js';
import { resolutionTime } from './resolution-time.js';
import { supportTickets } from './support-tickets.js';
import { valueInEscalation } from './value-in-escalation.js';

/** `home`: currency of the house. */
export const shippedMeasures = (home = 'USD'): Measure[] => [
  openEscalations,
  supportTickets,
  valueInEscalation(home),
  resolutionTime,
];

export class MeasureCatalogue {
  private readonly measures = new Map<string, Measure>();

  constructor(shipped: readonly Measure[] = shippedMeasures()) {
    shipped.forEach((measure) => this.register(measure));
  }

  /** A key that is taken is a mistake of the code: thrown, so that the boot stops. */
  register(measure: Measure): this {
    if (this.measures.has(measure.key)) fail('MEASURE_DOUBLED', `The measure “${measure.key}” is registered twice.`);
    this.measures.set(measure.key, measure);
    return this;
  }

  all(): Measure[] {
    return [...this.measures.values()];
  }

  find(key: string): Result<Measure> {
    const measure = this.measures.get(key);
    const known = [...this.measures.keys()].join(', ');
    return measure ? ok(measure) : err('MEASURE_UNKNOWN', `There is no measure “${key}”. Known are ${known}.`, { key });
  }
}
