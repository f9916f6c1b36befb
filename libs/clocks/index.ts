export * from './clocks.module.js';
export { ClockSettings } from './service/clock-settings.js';
export { SetClocks } from './service/set-clocks.js';
export { CaseClockRepository, type CaseClock } from './store/case-clock.repository.js';
