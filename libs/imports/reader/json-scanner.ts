// Finds the records of a JSON document while it streams by: an array of objects, such an array inside an object
// ({"tickets":[…]}), or objects one after another. Each record is parsed by itself, so that a bad one costs itself only,
// its line is known, and a file of any size passes; stream-json read fewer rows a second than an import has to.
import { NOT_AN_OBJECT, parseRecord } from './json-record.js';
import { faulty, GLIMPSE, MAX_RECORD, tooLarge, type Emit, type Fault, type Scanner } from './scanner.js';

/** bare: objects one after another. list: an array. wrapped: an array somewhere inside an object. */
export type JsonLayout = 'bare' | 'list' | 'wrapped';

const UNCLOSED: Fault = {
  code: 'JSON_UNCLOSED',
  message: 'The record that starts here never ends, so nothing after it could be read. A bracket or quote is missing.',
};
const ENDS_EARLY: Fault = {
  code: 'JSON_ENDS_EARLY',
  message: 'The file ends inside its list of records. It may be cut off: export it again.',
};
const STRAY_BRACKET: Fault = {
  code: 'JSON_STRAY_BRACKET',
  message: 'A closing bracket has no opening one here, so nothing after it could be read.',
};
const noList = (wanted: readonly string[], seen: ReadonlySet<string>): Fault => ({
  code: 'JSON_LIST_MISSING',
  message: `No list of records${wanted.length ? ` named ${wanted.join(' or ')}` : ''} in this file. ${
    seen.size
      ? `Say in the mapping's format.records which to read: ${[...seen].join(', ')}.`
      : 'It holds no list at all.'
  }`,
});
const ignored = (seen: ReadonlySet<string>): Fault => ({
  code: 'JSON_LIST_IGNORED',
  message: `The first list was read; this file also holds ${[...seen].join(', ')}. Name one in the mapping's format.records to read it.`,
});

const NOWHERE = -1;

export class JsonScanner implements Scanner {
  line = 1;
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Depth of the list whose elements are records; NOWHERE while outside it. */
  private list: number;
  private lists = 0;
  private stopped = false;
  /** The record being read: its text so far, or what is left of it when it grew too long. */
  private item: { line: number; text: string; dropped: boolean } | null = null;
  /** Outside the list: the string read last, the key it was at each depth, and an array seen whose first element isn't yet. */
  private token = '';
  private readonly keys: string[] = [];
  private candidate: string | null = null;
  private readonly others = new Set<string>();
  private emptyList = false;

  /** @param wanted dotted names of the array that holds the records; none: the first array of objects */
  constructor(
    private readonly layout: JsonLayout,
    private readonly wanted: readonly string[],
    private readonly emit: Emit,
    private readonly max = MAX_RECORD,
  ) {
    this.list = layout === 'bare' ? 0 : NOWHERE;
  }

  push(text: string): void {
    let from = this.item ? 0 : NOWHERE;
    for (let at = 0; at < text.length && !this.stopped; at += 1) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === 92) this.escaped = true;
        else if (code === 34) this.inString = false;
        else if (code === 10) this.line += 1;
        if (this.list === NOWHERE && this.inString && this.token.length < GLIMPSE) this.token += text[at];
        continue;
      }
      if (code === 10) this.line += 1;
      if (code === 32 || code === 10 || code === 13 || code === 9) continue;
      if (this.list === NOWHERE && !this.enters(code)) continue;
      const atTop = this.depth === this.list;
      const opens = code === 123 || code === 91;
      const closes = code === 125 || code === 93;
      if (atTop && (code === 44 || closes || (opens && this.item))) {
        this.finish(text.slice(from, at));
        from = NOWHERE;
        if (closes) this.leave(code);
        if (!opens) continue;
      }
      if (from === NOWHERE) {
        from = at;
        this.item = { line: this.line, text: '', dropped: false };
      }
      if (code === 34) this.inString = true;
      else if (opens) this.depth += 1;
      else if (closes) {
        this.depth -= 1;
        if (this.depth !== this.list) continue;
        this.finish(text.slice(from, at + 1));
        from = NOWHERE;
      }
    }
    if (this.item) this.keep(text.slice(from));
  }

  end(): void {
    const fault = this.endFault();
    if (this.item && this.depth === this.list && !this.inString) this.finish('');
    if (fault) this.emit(faulty(this.item?.line ?? this.line, this.item?.text.slice(0, GLIMPSE) ?? '', fault));
    this.item = null;
  }

  private endFault(): Fault | null {
    if (this.stopped) return null;
    if (this.list !== NOWHERE && (this.depth > this.list || this.inString)) return UNCLOSED;
    if (this.layout === 'bare') return null;
    if (this.list !== NOWHERE) return ENDS_EARLY;
    if (this.lists === 0 && this.emptyList && this.wanted.length + this.others.size === 0) return null;
    if (this.lists === 0) return noList(this.wanted, this.others);
    return this.others.size && this.wanted.length === 0 ? ignored(this.others) : null;
  }

  private keep(text: string): void {
    if (!this.item || this.item.dropped) return;
    this.item.text += text;
    if (this.item.text.length <= this.max) return;
    this.item.text = this.item.text.slice(0, GLIMPSE);
    this.item.dropped = true;
  }

  /** The record being read, if there is one, has ended with `tail`. */
  private finish(tail: string): void {
    if (!this.item) return;
    this.keep(tail);
    const { line, text, dropped } = this.item;
    this.item = null;
    if (dropped) return this.emit(tooLarge(line, text, this.max));
    const read = text.startsWith('{') ? parseRecord(text) : { fault: NOT_AN_OBJECT };
    if ('record' in read) this.emit({ line, cells: [], record: read.record, raw: '', size: text.length, fault: null });
    else this.emit(faulty(line, text.trim(), read.fault));
  }

  private leave(code: number): void {
    this.stopped = code !== 93 || this.layout === 'bare';
    if (this.stopped) this.emit(faulty(this.line, String.fromCharCode(code), STRAY_BRACKET));
    this.list = NOWHERE;
    this.depth -= 1;
    this.lists += 1;
  }

  /** Outside strings and outside the list: follows names and depth, and says whether `code` opens the list's first record. */
  private enters(code: number): boolean {
    const candidate = this.candidate;
    this.candidate = null;
    if (candidate !== null && code === 93) this.emptyList = true;
    if (candidate !== null && code === 123) {
      if (this.wanted.length === 0 && this.lists === 0) {
        this.list = this.depth;
        return true;
      }
      this.others.add(candidate);
    }
    if (code === 34) {
      this.inString = true;
      this.token = '';
    } else if (code === 58) this.keys[this.depth] = this.token;
    else if (code === 123) this.depth += 1;
    else if (code === 91) {
      this.depth += 1;
      const name = this.keys.slice(1, this.depth).filter(Boolean).join('.');
      if (this.layout === 'list' || this.wanted.includes(name)) this.list = this.depth;
      else this.candidate = name;
    } else if (code === 125 || code === 93) {
      this.depth -= 1;
      this.keys.length = Math.min(this.keys.length, Math.max(this.depth, 0) + 1);
    }
    return false;
  }
}
