export * from './kpis.module.js';
export { KpiService, type NumberKey, type SeriesPoint } from './service/kpi.service.js';
export { MeasureDays } from './service/measure-days.js';
export { CountRepository } from './store/count.repository.js';
