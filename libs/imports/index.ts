export * from './imports.module.js';
export { openRows, type Rows } from './reader/read-rows.js';
export { CancelImport } from './service/cancel-import.js';
export {
  ImportTargets,
  type Finish,
  type ImportContext,
  type ImportTarget,
  type Loaded,
} from './service/import-target.js';
export { Mappings } from './service/mappings.js';
export { givenFile, type GivenFile } from './service/open-file.js';
export { PreviewImport, type Preview, type PreviewRow } from './service/preview-import.js';
export { RejectFile } from './service/reject-file.js';
export { LEASE_MS, RunImport, type ImportProgress } from './service/run-import.js';
export { StartImport, type ImportWish } from './service/start-import.js';
export { Uploads, type Upload } from './service/uploads.js';
export { ImportMapping } from './store/import-mapping.entity.js';
export { ImportMappingRepository } from './store/import-mapping.repository.js';
export { ImportRejectRepository } from './store/import-reject.repository.js';
export { ImportRun } from './store/import-run.entity.js';
export { ImportRunRepository } from './store/import-run.repository.js';
