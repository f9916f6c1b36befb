// How messages are read now: the pack, the model in use, and what this installation has learned.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { en } from '../rules/packs/en.js';
import { signalsIn, type DetectedSignal } from '../rules/detect.js';
import type { SignalKind } from '../rules/kinds.js';
import { parseModel, type PolarityModel } from '../rules/model/polarity-model.js';
import { polarityOf, type Polarity } from '../rules/polarity.js';
import { readMessage } from '../rules/read-message.js';
import { LearnedRepository, type InstallModel } from '../store/learned.repository.js';
import { PolarityModels } from './polarity-models.js';

export interface Reader {
  /** of everything that decides what is read: another version reads differently */
  readonly version: string;
  readonly model: PolarityModel | null;
  readonly modelKind: 'own' | 'shipped' | 'words';
  readonly cuts: ReadonlyMap<SignalKind, number>;
}

export interface Understood {
  readonly signals: readonly DetectedSignal[];
  readonly polarity: Polarity;
  readonly automatic: boolean;
}

@Injectable()
export class Readers {
  private own: { readonly id: string; readonly model: PolarityModel | null } | null = null;

  constructor(
    private readonly models: PolarityModels,
    private readonly learned: LearnedRepository,
  ) {}

  async current(tx: Tx): Promise<Reader> {
    const { shipped } = this.models;
    const latest = await this.learned.latestModel(tx);
    const own = latest?.inUse && latest.basedOn === shipped?.version ? await this.ownModel(tx, latest) : null;
    const cuts = (await this.learned.cuts(tx)).filter(({ cut }) => cut > 0);
    const model = own ?? shipped;
    const line = cuts.map(({ kind, cut }) => `${kind}:${cut}`).join(',');
    return {
      version: [en.version, model?.version ?? 'words', line].filter(Boolean).join(' '),
      model,
      modelKind: own ? 'own' : shipped ? 'shipped' : 'words',
      cuts: new Map(cuts.map(({ kind, cut }) => [kind, cut])),
    };
  }

  /** Weights are read from the database once a process. */
  private async ownModel(tx: Tx, { id }: InstallModel): Promise<PolarityModel | null> {
    if (this.own?.id === id) return this.own.model;
    const bytes = await this.learned.bytesOf(tx, id);
    const parsed = bytes ? parseModel(bytes) : null;
    this.own = { id, model: parsed?.ok ? parsed.value : null };
    return this.own.model;
  }
}

export function understand(body: string, { model, cuts }: Reader): Understood {
  const message = readMessage(body);
  const signals = signalsIn(message).filter(({ kind, strength }) => strength >= (cuts.get(kind) ?? 0));
  const automatic = message.aside.some(({ reason }) => reason === 'automatic');
  return { signals, polarity: polarityOf(message, signals, model), automatic };
}
