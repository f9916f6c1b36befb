// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { PredictionsModule } from '../predictions.module.js';
import { PredictedCaseResolver, PredictionResolver } from './prediction.resolver.js';

@Module({
  imports: [AccessModule, CasesModule, PredictionsModule],
  providers: [PredictedCaseResolver, PredictionResolver],
})
export class PredictionsGraphqlModule {}
