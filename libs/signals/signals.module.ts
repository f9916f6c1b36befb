// What customers' words say, and the scores of their cases.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { PolarityModels } from './service/polarity-models.js';
import { ReadMessages } from './service/read-messages.js';
import { ScoreCases } from './service/score-cases.js';
import { CaseScoreRepository } from './store/case-score.repository.js';
import { EvidenceRepository } from './store/evidence.repository.js';
import { Signal } from './store/signal.entity.js';
import { SignalRepository } from './store/signal.repository.js';

const parts = [CaseScoreRepository, EvidenceRepository, PolarityModels, ReadMessages, ScoreCases, SignalRepository];

@Module({ imports: [CasesModule, TypeOrmModule.forFeature([Signal])], providers: parts, exports: parts })
export class SignalsModule {}
