export * from './practices.module.js';
export { PracticeService } from './service/practice.service.js';
export { PracticeRepository, type Practice } from './store/practice.repository.js';
