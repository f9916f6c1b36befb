// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { ImportsModule } from '../imports.module.js';
import { ImportMappingResolver } from './import-mapping.resolver.js';
import { ImportRunResolver } from './import-run.resolver.js';

@Module({
  imports: [AccessModule, ImportsModule],
  providers: [ImportMappingResolver, ImportRunResolver],
  exports: [ImportsModule],
})
export class ImportsGraphqlModule {}
