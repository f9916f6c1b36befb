// The thinking of the room: when a case needs somebody, in whose hands it is, and how well the run is worked.
export * from './act.js';
export * from './active-time.js';
export * from './adoption.js';
export * from './coverage.js';
export * from './engagement.js';
export * from './look-again.js';
export * from './window.js';
export * from './working-time.js';
