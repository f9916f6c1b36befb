// What a server accepted, on disk before the database hears of it: a worker that dies in between leaves proof behind.
import { mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#kernel';

export interface JournalLine {
  readonly id: string;
  readonly generation: number;
  readonly response: string;
}

const STALE_MS = 24 * 60 * 60_000;
const LARGE = 1024 * 1024;

/** One file a process, in a folder that all processes of the machine share. Lines that come together share one fsync. */
export class MailJournal {
  private readonly path: string;
  private waiting: { readonly line: string; readonly done: (error?: unknown) => void }[] = [];
  private writing: Promise<void> | null = null;
  private file: FileHandle | null = null;
  private usedAt = 0;
  private open = 0;
  private size = 0;

  constructor(private readonly folder: string) {
    this.path = join(folder, `${newId()}.jsonl`);
  }

  /** Resolves once the line would survive a kill. */
  add(line: JournalLine): Promise<void> {
    this.open += 1;
    return new Promise((resolve, reject) => {
      this.waiting.push({
        line: `${JSON.stringify(line)}\n`,
        done: (error) =>
          error === undefined ? resolve() : reject(new Error('The mail journal can’t be written', { cause: error })),
      });
      this.writing ??= this.write();
    });
  }

  /** The database knows of so many more of them now; a file that tells nothing new is thrown away. */
  async settled(count: number): Promise<void> {
    this.open -= count;
    if (this.open === 0 && this.size > LARGE) await this.discard();
  }

  async close(): Promise<void> {
    await this.writing;
    if (this.open === 0) await this.discard();
    else await this.shut();
  }

  /** What all processes of this machine have left here. Files that nobody has touched for a day are removed. */
  async replay(): Promise<JournalLine[]> {
    const files = (await readdir(this.folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'));
    const lines: JournalLine[] = [];
    for (const file of files) {
      const path = join(this.folder, file);
      lines.push(...readLines(await readFile(path, 'utf8').catch(() => '')));
      const touched = await stat(path).catch(() => undefined);
      if (touched && touched.mtimeMs < Date.now() - STALE_MS) await rm(path, { force: true });
    }
    return lines;
  }

  /** Opened anew after a long silence: others may have removed the file as stale meanwhile. */
  private async opened(): Promise<FileHandle> {
    if (this.file && Date.now() - this.usedAt > STALE_MS / 2) await this.shut();
    this.usedAt = Date.now();
    if (this.file) return this.file;
    await mkdir(this.folder, { recursive: true });
    return (this.file = await open(this.path, 'a', 0o600));
  }

  private async shut(): Promise<void> {
    const file = this.file;
    this.file = null;
    await file?.close().catch(() => undefined);
  }

  private async discard(): Promise<void> {
    this.size = 0;
    await this.shut();
    await rm(this.path, { force: true });
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      let failure: unknown;
      try {
        const file = await this.opened();
        const text = batch.map(({ line }) => line).join('');
        await file.appendFile(text);
        await file.datasync();
        this.size += text.length;
      } catch (error) {
        failure = error;
        await this.shut();
      }
      for (const { done } of batch) done(failure);
    }
    this.writing = null;
  }
}

/** A last line that a kill cut off proves nothing. */
const readLines = (text: string): JournalLine[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalLine);
