export { acquireEmbedded, type EmbeddedOptions } from './acquire-embedded.js';
export type { EmbeddedServer } from './share.js';
