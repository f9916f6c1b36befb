// Says what another currency is worth from a day on; sums of money from that day on are counted again.
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { endOfDay } from '#escalations/rules';
import { err, ok, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, type Scope } from '#platform/database';
import { MeasureCatalogue } from '../rules/measure-catalogue.js';
import { PointRepository } from '../store/point.repository.js';
import { RateRepository, type CurrencyRate } from '../store/rate.repository.js';

const DAY_MS = 86_400_000;

@Injectable()
export class CurrencyRates {
  constructor(
    private readonly database: Database,
    private readonly rates: RateRepository,
    private readonly points: PointRepository,
    @Inject(MeasureCatalogue) private readonly catalogue: MeasureCatalogue,
    private readonly audit: Audit,
    @InjectConfig() private readonly config: Config,
  ) {}

  set(scope: Scope, wish: CurrencyRate): Promise<Result<CurrencyRate>> {
    return this.database.tx(scope, async (tx) => {
      const { currency, fromDay, rate } = wish;
      if (!/^[A-Z]{3}$/.test(currency) || currency === this.config.BELLWETHER_CURRENCY)
        return err(
          'CURRENCY_INVALID',
          'Name another currency than that of the house by its three letters, such as EUR.',
        );
      if (!(rate > 0 && Number.isFinite(rate))) return err('CURRENCY_RATE_INVALID', 'Give a rate above 0.');
      const end = endOfDay(fromDay, this.config.BELLWETHER_TIME_ZONE);
      if (!end.ok) return end;
      await this.rates.put(tx, wish);
      const money = this.catalogue.all().filter(({ form }) => form === 'money');
      await this.points.mark(
        tx,
        money.map(({ key }) => key),
        { since: new Date(end.value.getTime() - DAY_MS / 2), why: `rate of ${currency} from ${fromDay}` },
      );
      await this.audit.record(tx, 'kpi.rate-set', currency, { fromDay, rate });
      return ok(wish);
    });
  }
}
