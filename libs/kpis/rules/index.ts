export * from './days.js';
export * from './figures.js';
export * from './goal.js';
export * from './measure.js';
export * from './measure-catalogue.js';
