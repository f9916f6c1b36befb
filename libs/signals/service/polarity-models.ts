// The polarity model that ships with the product, from its file. Without the file messages are read by the word list, with a notice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { err, type Result } from '#kernel';
import { InjectLog, type Log } from '#platform/log';
import { parseModel, type PolarityModel } from '../rules/model/polarity-model.js';

const FILE = join(process.cwd(), 'libs', 'signals', 'model', 'polarity-en.bin');

/** Codes: MODEL_MISSING, MODEL_UNREADABLE, MODEL_MISMATCH. */
export function shippedModel(file = FILE): Result<PolarityModel> {
  try {
    return parseModel(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err('MODEL_MISSING', `The polarity model can't be read (${reason}). Put its file back and start again.`);
  }
}

@Injectable()
export class PolarityModels {
  readonly shipped: PolarityModel | null;
  /** what is wrong with the shipped model, for whoever runs this; null: nothing */
  readonly notice: string | null;

  constructor(@InjectLog() log: Log) {
    const loaded = shippedModel();
    this.shipped = loaded.ok ? loaded.value : null;
    this.notice = loaded.ok
      ? null
      : `${loaded.error.message} Until then feelings are read by the word list, which is coarser.`;
    if (!loaded.ok) log.warn({ code: loaded.error.code }, this.notice ?? '');
  }
}
