export * from './authoring.module.js';
export { TemplateLibrary, type TemplateEntry } from './service/template-library.js';
export { TemplateService, type NewVersion } from './service/template.service.js';
export type { TemplateVersion } from './store/template-version.repository.js';
