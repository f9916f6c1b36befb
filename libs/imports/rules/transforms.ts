// Small steps between a cell's text and its reading, named so that a mapping can ask for them.
import { convert } from 'html-to-text';
import { isObject, textOf } from './json-path.js';
import type { Json } from './row.js';

export const TRANSFORMS = ['lower', 'upper', 'domain', 'first-name', 'last-name', 'html', 'adf'] as const;
export type Transform = (typeof TRANSFORMS)[number];

const NAMED_MAILBOX = /^(.*)<[^<>]*>\s*$/s;

const HTML = {
  wordwrap: false as const,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
  ],
};

const steps: Record<Transform, (value: Json) => Json> = {
  lower: onText((text) => text.toLowerCase()),
  upper: onText((text) => text.toUpperCase()),
  /** of a web address or an e-mail address: the host, without www */
  domain: onText((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
      .replace(/^[^/]*@/, '')
      .replace(/[/?#:].*$/s, '')
      .replace(/^www\./, ''),
  ),
  /** all but the last word, or the only one; "Last, First" is understood */
  'first-name': onText((text) => splitName(text)[0]),
  'last-name': onText((text) => splitName(text)[1]),
  /** markup to the text a reader would see */
  html: onText((text) => (/[<&]/.test(text) ? convert(text, HTML) : text)),
  /** Atlassian Document Format to text; plain text stays */
  adf: (value) => (isObject(value) ? documentText(value).trim() : value),
};

export function compileTransforms(names: readonly Transform[]): (value: Json) => Json {
  const chain = names.map((name) => steps[name]);
  return (value) => chain.reduce((result, step) => step(result), value);
}

function onText(step: (text: string) => string): (value: Json) => Json {
  const apply = (value: Json): Json => {
    if (typeof value === 'string') return step(value);
    return Array.isArray(value) ? value.map((item) => apply(item as Json)) : value;
  };
  return apply;
}

function splitName(text: string): [first: string, last: string] {
  const name = (NAMED_MAILBOX.exec(text)?.[1] ?? text).trim().replaceAll(/\s+/g, ' ');
  const comma = /^([^,]+), ?(.+)$/.exec(name);
  if (comma) return [comma[2] ?? '', comma[1] ?? ''];
  const space = name.lastIndexOf(' ');
  return space === -1 ? [name, ''] : [name.slice(0, space), name.slice(space + 1)];
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'listItem',
  'blockquote',
  'rule',
  'tableRow',
  'mediaSingle',
]);

/** https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
function documentText(node: Json): string {
  if (!isObject(node)) return '';
  if (node.type === 'text') return typeof node.text === 'string' ? node.text : '';
  if (node.type === 'hardBreak') return '\n';
  const attributes = isObject(node.attrs) ? node.attrs : {};
  if (node.type === 'mention' || node.type === 'emoji' || node.type === 'inlineCard')
    return textOf(attributes.text ?? attributes.url) ?? '';
  const inner = Array.isArray(node.content) ? node.content.map((child) => documentText(child as Json)).join('') : '';
  return BLOCKS.has(textOf(node.type) ?? '') && !inner.endsWith('\n') ? `${inner}\n` : inner;
}
