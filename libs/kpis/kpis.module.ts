// Measures of the business day by day, and the goals that they serve.
import { Module } from '@nestjs/common';
import { MeasureCatalogue } from './rules/measure-catalogue.js';
import { KpiBoard } from './service/kpi-board.js';
import { KpiService } from './service/kpi.service.js';
import { MarkTouchedDays } from './service/mark-touched-days.js';
import { MeasureDays } from './service/measure-days.js';
import { CountRepository } from './store/count.repository.js';
import { GoalRepository } from './store/goal.repository.js';
import { PointRepository } from './store/point.repository.js';

const parts = [CountRepository, GoalRepository, KpiBoard, KpiService, MarkTouchedDays, MeasureDays, PointRepository];
const catalogue = { provide: MeasureCatalogue, useFactory: () => new MeasureCatalogue() };

@Module({ providers: [...parts, catalogue], exports: [...parts, MeasureCatalogue] })
export class KpisModule {}
