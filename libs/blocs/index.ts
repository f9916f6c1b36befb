export * from './blocs.module.js';
export { BlocGallery, type BlocEntry } from './service/bloc-gallery.js';
export { BlocParts, type BlocPart, type Named } from './service/bloc-parts.js';
export {
  BlocService,
  type AppliedBloc,
  type ApplyOptions,
  type BlocPlan,
  type PlanItem,
} from './service/bloc.service.js';
export { BlocInstall } from './store/bloc-install.entity.js';
export { ShippedFiles } from './store/shipped-files.js';
