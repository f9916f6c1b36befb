export * from './directory.module.js';
export { DirectoryService } from './service/directory.service.js';
export { HandOver, type HandOverWish } from './service/hand-over.js';
export { DirectoryRepository } from './store/directory.repository.js';
export { HandOverRepository, type HandOver as HandOverRow } from './store/hand-over.repository.js';
