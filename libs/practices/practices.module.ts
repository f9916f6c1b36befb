// Best-practice pages that tasks and people refer to.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { PracticeService } from './service/practice.service.js';
import { PracticeRepository } from './store/practice.repository.js';

const parts = [PracticeRepository, PracticeService];

@Module({ imports: [AccessModule], providers: parts, exports: parts })
export class PracticesModule {}
