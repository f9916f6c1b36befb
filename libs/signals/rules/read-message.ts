// A message read once, for everything that looks at its words: detectors, polarity, and models to come.
import { liveText, type LiveText } from './clean-text.js';
import { compilePack, type CompiledPack } from './pack.js';
import { en } from './packs/en.js';
import { readWords, type Words } from './words.js';

export interface ReadMessage extends LiveText, Words {
  readonly body: string;
  readonly pack: CompiledPack;
}

let english: CompiledPack | undefined;
/** Compiled on first use, once a process. */
const englishPack = (): CompiledPack => (english ??= compilePack(en));

export function readMessage(body: string, pack: CompiledPack = englishPack()): ReadMessage {
  const live = liveText(body);
  return { body, pack, ...live, ...readWords(body, live.live, pack.spelling) };
}
