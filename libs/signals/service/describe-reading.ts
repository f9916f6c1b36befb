// How messages are read now, for the people who look after it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { LearnedRepository, type InstallModel, type SignalCut } from '../store/learned.repository.js';
import { RescoringRepository, type Rescoring } from '../store/rescoring.repository.js';
import { SignalLabelRepository } from '../store/signal-label.repository.js';
import { PolarityModels } from './polarity-models.js';
import { Readers, type Reader } from './readers.js';

export interface ReadingFacts extends Pick<Reader, 'version' | 'modelKind'> {
  readonly notice: string | null;
  readonly staleMessages: number;
  readonly signalLabels: number;
  readonly feelingLabels: number;
  readonly cuts: SignalCut[];
  readonly ownModel: InstallModel | null;
  readonly rescoring: Rescoring | null;
}

@Injectable()
export class DescribeReading {
  constructor(
    private readonly readers: Readers,
    private readonly models: PolarityModels,
    private readonly learned: LearnedRepository,
    private readonly labels: SignalLabelRepository,
    private readonly runs: RescoringRepository,
  ) {}

  async run(tx: Tx): Promise<ReadingFacts> {
    const { version, modelKind } = await this.readers.current(tx);
    const { signals, feelings } = await this.labels.counts(tx);
    return {
      version,
      modelKind,
      notice: this.models.notice,
      staleMessages: await this.runs.countStale(tx, version),
      signalLabels: signals,
      feelingLabels: feelings,
      cuts: await this.learned.cuts(tx),
      ownModel: (await this.learned.latestModel(tx)) ?? null,
      rescoring: (await this.runs.latest(tx)) ?? null,
    };
  }
}
