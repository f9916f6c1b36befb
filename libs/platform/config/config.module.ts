// Hands the frozen configuration to whoever asks for it.
import { Global, Inject, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './load.js';

/** For factories; classes take it by InjectConfig. */
export const CONFIG = Symbol('config');
export const InjectConfig = (): ParameterDecorator => Inject(CONFIG);

@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
