// The messages written for this project, from their templates: the same ones on every machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'corpus');
const LABELS = { '-': 'negative', 0: 'neutral', '+': 'positive' };

/** A small generator of numbers (mulberry32), seeded: 0 ≤ n < 1. */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const linesOf = (file) =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('# '));

function slots() {
  const filled = new Map();
  for (const line of linesOf('slots.txt')) {
    const at = line.indexOf(':');
    filled.set(line.slice(0, at), `{${line.slice(at + 1).trim()}}`);
  }
  return filled;
}

/** One reading of a template. */
function expand(template, filled, next) {
  let text = template.replace(/(?<![\w.])#(?![\w])|(?<=[A-Z.])#/g, () => filled.get('#'));
  for (let depth = 0; depth < 6; depth += 1) {
    text = text
      .replace(/@([a-z]+)/g, (whole, name) => filled.get(name) ?? whole)
      .replace(/(?<![\w.])#(?!\w)/g, () => filled.get('#'));
    for (let inner; (inner = /\{([^{}]*)\}/.exec(text));) {
      const ways = inner[1].split('|');
      const way = ways[Math.floor(next() * ways.length)];
      text = text.slice(0, inner.index) + way + text.slice(inner.index + inner[0].length);
    }
    if (![...filled.keys()].some((name) => text.includes(`@${name}`))) break;
  }
  return text.replaceAll('  ', ' ').trim();
}

/** `each` readings of every template of a file, doubles left out: [{ text, label, source }]. */
export function readings(file, each, seed) {
  const filled = slots();
  const seen = new Set();
  const next = numbers(seed);
  return linesOf(file).flatMap((line) => {
    const made = [];
    for (let n = 0; n < each; n += 1) {
      const text = shaped(expand(line.slice(2), filled, next), next);
      if (!seen.has(text)) made.push({ text, label: LABELS[line[0]], source: file });
      seen.add(text);
    }
    return made;
  });
}

/** As people type: now and then in capitals, without capitals, or with a name before it. */
function shaped(text, next) {
  const way = next();
  if (way < 0.04) return text.toUpperCase();
  if (way < 0.3) return text[0].toUpperCase() + text.slice(1);
  return text;
}
