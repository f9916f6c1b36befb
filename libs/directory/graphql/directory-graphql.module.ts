// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { DirectoryModule } from '../directory.module.js';
import { DirectoryResolver } from './directory.resolver.js';
import { HandedCaseResolver, HandOverResolver } from './hand-over.resolver.js';

@Module({
  imports: [AccessModule, CasesModule, DirectoryModule],
  providers: [DirectoryResolver, HandedCaseResolver, HandOverResolver],
})
export class DirectoryGraphqlModule {}
