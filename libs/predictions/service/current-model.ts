// The fitted model in use, read once and kept until another one is.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { FittedModel } from '../rules/learn.js';
import { ModelRepository } from '../store/model.repository.js';

@Injectable()
export class CurrentModel {
  private kept: { readonly id: string; readonly model: FittedModel } | undefined;

  constructor(private readonly models: ModelRepository) {}

  /** undefined: the additive score is in use. Only the product itself can read it. */
  async model(tx: Tx): Promise<FittedModel | undefined> {
    const id = await this.models.inUse(tx);
    if (id === undefined) return undefined;
    if (this.kept?.id === id) return this.kept.model;
    const model = await this.models.weights(tx, id);
    this.kept = model && { id, model };
    return model;
  }
}
