// Whom to turn to with which kind of trouble, and cases handed to them.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DeskModule } from '#desk';
import { DirectoryService } from './service/directory.service.js';
import { HandOver } from './service/hand-over.js';
import { DirectoryRepository } from './store/directory.repository.js';
import { HandOverRepository } from './store/hand-over.repository.js';

const parts = [DirectoryRepository, DirectoryService, HandOver, HandOverRepository];

@Module({ imports: [AccessModule, DeskModule], providers: parts, exports: parts })
export class DirectoryModule {}
