import type { Page } from 'playwright-core';
import type { Credentials } from './api.mjs';

export interface Watch {
  readonly problems: string[];
  readonly settled: () => Promise<void>;
  /** the problems so far, which are then forgotten */
  readonly taken: () => string[];
}

export function watch(page: Page): Watch;
export function faultsOf(page: Page): Promise<string[]>;
export function signIn(page: Page, who: Credentials): Promise<void>;
