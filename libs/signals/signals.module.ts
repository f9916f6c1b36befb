// What customers' words say, and the scores of their cases.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { CalibrateSignals } from './service/calibrate-signals.js';
import { DescribeReading } from './service/describe-reading.js';
import { LabelSignals } from './service/label-signals.js';
import { PolarityModels } from './service/polarity-models.js';
import { ReadMessages } from './service/read-messages.js';
import { Readers } from './service/readers.js';
import { Rescore } from './service/rescore.js';
import { ScoreCases } from './service/score-cases.js';
import { CaseScoreRepository } from './store/case-score.repository.js';
import { EvidenceRepository } from './store/evidence.repository.js';
import { LearnedRepository } from './store/learned.repository.js';
import { RescoringRepository } from './store/rescoring.repository.js';
import { SignalLabelRepository } from './store/signal-label.repository.js';
import { Signal } from './store/signal.entity.js';
import { SignalRepository } from './store/signal.repository.js';

const parts = [
  CalibrateSignals,
  CaseScoreRepository,
  DescribeReading,
  EvidenceRepository,
  LabelSignals,
  LearnedRepository,
  PolarityModels,
  ReadMessages,
  Readers,
  Rescore,
  RescoringRepository,
  ScoreCases,
  SignalLabelRepository,
  SignalRepository,
];

@Module({ imports: [CasesModule, TypeOrmModule.forFeature([Signal])], providers: parts, exports: parts })
export class SignalsModule {}
