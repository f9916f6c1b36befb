// Files on their way in: mappings, runs, rejects. Rooms above register what can be imported.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { CancelImport } from './service/cancel-import.js';
import { ImportTargets } from './service/import-target.js';
import { Mappings } from './service/mappings.js';
import { PreviewImport } from './service/preview-import.js';
import { RejectFile } from './service/reject-file.js';
import { RunImport } from './service/run-import.js';
import { StartImport } from './service/start-import.js';
import { Uploads } from './service/uploads.js';
import { ImportMapping } from './store/import-mapping.entity.js';
import { ImportMappingRepository } from './store/import-mapping.repository.js';
import { ImportRejectRepository } from './store/import-reject.repository.js';
import { ImportRun } from './store/import-run.entity.js';
import { ImportRunRepository } from './store/import-run.repository.js';

const parts = [
  CancelImport,
  ImportMappingRepository,
  ImportRejectRepository,
  ImportRunRepository,
  ImportTargets,
  Mappings,
  PreviewImport,
  RejectFile,
  RunImport,
  StartImport,
  Uploads,
];

@Module({
  imports: [AccessModule, TypeOrmModule.forFeature([ImportMapping, ImportRun])],
  providers: parts,
  exports: parts,
})
export class ImportsModule {}
