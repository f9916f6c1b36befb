export * from './business-calendar.js';
export * from './clock.js';
export * from './event.js';
export * from './group-by.js';
export * from './ids.js';
export * from './page.js';
export * from './result.js';
export * from './time-zone.js';
