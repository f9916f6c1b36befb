// Files that came in over the network, kept in the data folder until their import is over. Each lies in a folder of its own id.
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { err, fail, isId, newId, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { givenFile, type GivenFile } from './open-file.js';

export interface Upload {
  readonly id: string;
  readonly file: GivenFile;
}

@Injectable()
export class Uploads {
  private readonly folder: string;

  constructor(@InjectConfig() config: Config) {
    this.folder = resolve(config.BELLWETHER_DATA_DIR, 'uploads');
  }

  /** Streams to disk. `whole` is asked at the end: a sender that was cut off must not leave half a file. */
  async keep(source: Readable, fileName: string, whole: () => boolean): Promise<Upload> {
    const id = newId();
    const path = join(this.folder, id, safeName(fileName));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await pipeline(source, createWriteStream(path, { mode: 0o600 }));
      if (!whole()) fail('UPLOAD_TOO_LARGE', 'The file is larger than an upload may be. Pack it, or import it by CLI.');
    } catch (error) {
      await rm(dirname(path), { recursive: true, force: true });
      throw error;
    }
    const file = await givenFile(path, true);
    return file.ok ? { id, file: file.value } : fail(file.error.code, file.error.message);
  }

  async find(id: string): Promise<Result<GivenFile>> {
    const [name] = isId(id) ? await readdir(join(this.folder, id)).catch(() => []) : [];
    if (name) return givenFile(join(this.folder, id, name), true);
    return err(
      'UPLOAD_NOT_FOUND',
      'There is no such upload. It may have been imported already; upload the file again.',
    );
  }

  /** Only ever touches what lies in the folder of uploads. */
  async drop(path: string): Promise<void> {
    const folder = dirname(path);
    if (dirname(folder) === this.folder && isId(basename(folder))) await rm(folder, { recursive: true, force: true });
  }
}

/** A name that is only a name, whatever the sender called it. */
function safeName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .slice(-120);
  return /[\p{L}\p{N}]/u.test(plain) ? plain : 'upload';
}
