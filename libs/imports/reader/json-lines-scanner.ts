// One JSON object a line: a broken line costs itself only.
import { parseRecord } from './json-record.js';
import { faulty, GLIMPSE, MAX_RECORD, tooLarge, type Emit, type Scanner } from './scanner.js';

export class JsonLinesScanner implements Scanner {
  line = 1;
  private rest = '';
  /** The start of an overlong line whose text is being dropped. */
  private glimpse: string | null = null;

  constructor(
    private readonly emit: Emit,
    private readonly max = MAX_RECORD,
  ) {}

  push(text: string): void {
    let at = 0;
    for (let eol = text.indexOf('\n'); eol !== -1; eol = text.indexOf('\n', at)) {
      this.take(this.rest + text.slice(at, eol));
      this.rest = '';
      this.line += 1;
      at = eol + 1;
    }
    this.rest += text.slice(at);
    if (this.rest.length <= this.max) return;
    this.glimpse ??= this.rest.slice(0, GLIMPSE);
    this.rest = '';
  }

  end(): void {
    this.take(this.rest);
    this.rest = '';
  }

  private take(text: string): void {
    if (this.glimpse !== null || text.length > this.max) {
      this.emit(tooLarge(this.line, this.glimpse ?? text, this.max));
      this.glimpse = null;
    } else if (text.trim() !== '') {
      const read = parseRecord(text);
      if ('record' in read)
        this.emit({ line: this.line, cells: [], record: read.record, raw: '', size: text.length, fault: null });
      else this.emit(faulty(this.line, text.trim(), read.fault));
    }
  }
}
