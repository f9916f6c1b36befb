// Weights as int8, and a model as the bytes of its file.
import type { Weights } from './fit.js';
import type { Head, ModelHeader } from './polarity-model.js';

/** The few largest weights are cut, so that the many keep their differences. */
const KEPT = 0.9995;

export function quantise({ dense, bias, grams }: Weights): { head: Head; bytes: Int8Array } {
  const sizes = grams
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor((sizes.length - 1) * KEPT)] ?? 1;
  const step = Number((largest / 127).toPrecision(6));
  const bytes = Int8Array.from(grams, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  const short = (weight: number) => Number(weight.toPrecision(6));
  return { head: { dense: Array.from(dense, short), bias: short(bias), step }, bytes };
}

export function modelBytes(header: ModelHeader, parts: readonly Int8Array[]): Uint8Array {
  const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
  const bytes = new Uint8Array(line.length + parts.reduce((sum, part) => sum + part.length, 0));
  bytes.set(line);
  let at = line.length;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.length), at);
    at += part.length;
  }
  return bytes;
}
