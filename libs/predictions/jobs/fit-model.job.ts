// Every night: what the last day taught. It reckons in turns with the worker's other work.
import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform/queue';
import { FIT_MODEL, FitModel } from '../service/fit-model.js';

@Handles(FIT_MODEL, { every: '15 3 * * *' })
@Injectable()
export class FitModelJob implements JobHandler<object> {
  constructor(private readonly fitting: FitModel) {}

  async run(): Promise<void> {
    await this.fitting.run();
  }
}
