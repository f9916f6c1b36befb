// Learns from labels: where to cut each kind of signal, and from enough of them a polarity model of this installation's own.
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { calibrate } from '../rules/calibrate.js';
import { signalsIn } from '../rules/detect.js';
import { exampleOf } from '../rules/model/example.js';
import { learning, movedModel, type JudgedMessage } from '../rules/model/install-model.js';
import type { PolarityModel } from '../rules/model/polarity-model.js';
import { readMessage } from '../rules/read-message.js';
import { LearnedRepository, type InstallModel, type SignalCut } from '../store/learned.repository.js';
import { SignalLabelRepository, type Feeling } from '../store/signal-label.repository.js';
import { PolarityModels } from './polarity-models.js';

/** The newest labels say most, and training stays within seconds. */
const MOST_LABELS = 3_000;
/** One of this many labels is kept from training, always the same ones. */
const HELD_BACK = 3;

export interface Learned {
  readonly cuts: readonly SignalCut[];
  /** null: not enough labels for a model */
  readonly model: InstallModel | null;
}

@Injectable()
export class CalibrateSignals {
  constructor(
    private readonly database: Database,
    private readonly labels: SignalLabelRepository,
    private readonly learned: LearnedRepository,
    private readonly models: PolarityModels,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Learned> {
    const learnedAt = this.clock.now();
    const { judged, feelings, latest } = await this.database.tx(SYSTEM, async (tx) => ({
      judged: await this.labels.judged(tx),
      feelings: await this.labels.feelings(tx, MOST_LABELS),
      latest: await this.learned.latestModel(tx),
    }));
    const cuts = [...judged].flatMap(([kind, all]): SignalCut[] => {
      const found = calibrate(all);
      return found ? [{ kind, ...found, labels: all.length, learnedAt }] : [];
    });
    const { shipped } = this.models;
    // The same labels on the same model teach the same again.
    const known = latest?.labels === feelings.length && latest.basedOn === shipped?.version;
    const made = shipped && !known ? await this.train(shipped, feelings, learnedAt) : null;
    await this.database.tx(SYSTEM, async (tx) => {
      await this.learned.replaceCuts(tx, cuts);
      if (made) await this.learned.addModel(tx, made.model, made.bytes);
    });
    return { cuts, model: made?.model ?? null };
  }

  private async train(
    shipped: PolarityModel,
    feelings: readonly { readonly messageId: string; readonly body: string; readonly feeling: Feeling }[],
    learnedAt: Date,
  ): Promise<{ model: InstallModel; bytes: Uint8Array } | null> {
    const judged: JudgedMessage[] = [];
    for (const each of feelings) {
      judged.push(judgedBy(shipped, each));
      await nextTurn(); // others get their turn between two messages, and between two rounds
    }
    const rounds = learning(judged);
    for (;;) {
      const round = rounds.next();
      if (!round.done) {
        await nextTurn();
        continue;
      }
      if (!round.value) return null;
      const { weights, heldBack, shippedLoss, ownLoss, wins } = round.value;
      const id = newId(learnedAt);
      const bytes = movedModel(shipped, weights, `own-${id.slice(-8)}`);
      const model = { id, learnedAt, basedOn: shipped.version, labels: feelings.length, heldBack };
      return { model: { ...model, shippedLoss, ownLoss, inUse: wins }, bytes };
    }
  }
}

function judgedBy(
  shipped: PolarityModel,
  { messageId, body, feeling }: { readonly messageId: string; readonly body: string; readonly feeling: Feeling },
): JudgedMessage {
  const message = readMessage(body);
  const signals = signalsIn(message);
  const { negative, positive } = shipped.odds(message, signals);
  const { against, line } = shipped.header;
  return {
    example: exampleOf(message, shipped.lexicon, signals),
    negative: feeling === 'negative',
    shippedOdds: negative - against * positive - line,
    heldBack: (createHash('sha256').update(messageId).digest()[0] ?? 0) % HELD_BACK === 0,
  };
}
