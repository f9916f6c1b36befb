export * from './authoring.module.js';
export { ImageService } from './service/image.service.js';
export { TemplateLibrary, type TemplateEntry } from './service/template-library.js';
export { TemplateService, type NewVersion } from './service/template.service.js';
export type { TemplateImage } from './store/image.repository.js';
export type { TemplateVersion } from './store/template-version.repository.js';
