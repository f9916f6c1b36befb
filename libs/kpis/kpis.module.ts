// Measures of the business day by day, and the goals that they serve.
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { MeasureCatalogue, shippedMeasures } from './rules/measure-catalogue.js';
import { AccessModule } from '#access';
import { CurrencyRates } from './service/currency-rates.js';
import { RateRepository } from './store/rate.repository.js';
import { KpiBoard } from './service/kpi-board.js';
import { KpiService } from './service/kpi.service.js';
import { MarkTouchedDays } from './service/mark-touched-days.js';
import { MeasureDays } from './service/measure-days.js';
import { CountRepository } from './store/count.repository.js';
import { GoalRepository } from './store/goal.repository.js';
import { PointRepository } from './store/point.repository.js';

const parts = [
  CountRepository,
  CurrencyRates,
  GoalRepository,
  KpiBoard,
  KpiService,
  MarkTouchedDays,
  MeasureDays,
  PointRepository,
  RateRepository,
];
const catalogue = {
  provide: MeasureCatalogue,
  inject: [CONFIG],
  useFactory: (config: Config) => new MeasureCatalogue(shippedMeasures(config.BELLWETHER_CURRENCY)),
};

@Module({ imports: [AccessModule], providers: [...parts, catalogue], exports: [...parts, MeasureCatalogue] })
export class KpisModule {}
