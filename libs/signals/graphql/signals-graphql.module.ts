// The room's edge.
import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { SignalsModule } from '../signals.module.js';
import { CaseScoreResolver } from './case-score.resolver.js';
import { EarlierScoresResolver, MessageLabelsResolver, SignalReadingResolver } from './signal-reading.resolver.js';
import { MessageSignalsResolver, SignalResolver } from './signal.resolver.js';

@Module({
  imports: [CasesModule, SignalsModule],
  providers: [
    CaseScoreResolver,
    EarlierScoresResolver,
    MessageLabelsResolver,
    MessageSignalsResolver,
    SignalReadingResolver,
    SignalResolver,
  ],
})
export class SignalsGraphqlModule {}
