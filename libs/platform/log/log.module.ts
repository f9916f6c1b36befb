// One logger for the process, asked for by the token LOG.
import { Global, Inject, Module, type DynamicModule } from '@nestjs/common';
import type { Log } from './log.js';

export const LOG = Symbol('log');
export const InjectLog = (): ParameterDecorator => Inject(LOG);

@Global()
@Module({})
export class LogModule {
  static with(log: Log): DynamicModule {
    return { module: LogModule, providers: [{ provide: LOG, useValue: log }], exports: [LOG] };
  }
}
