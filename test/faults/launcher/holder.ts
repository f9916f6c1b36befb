// The test's hand on one `hold-server.mjs`: waits for what it says, tells it to release, or kills it.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface Urls {
  readonly url: string;
  readonly adminUrl: string;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
}

type Said = { event: string; line?: string } & Partial<Urls & Failure>;

export class Holder {
  /** its URLs; rejects when it fails or dies before */
  readonly ready: Promise<Urls>;
  /** its coded error, once it has ended; rejects when it succeeds */
  readonly failed: Promise<Failure>;
  readonly exited: Promise<number | null>;
  readonly log: string[] = [];
  lives = true;
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;

  constructor(node: string, args: readonly string[], as?: Identity) {
    // In a process group of its own, so that a test can send it what a terminal sends on Ctrl-C.
    this.child = spawn(node, args, { cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'pipe'], ...as });
    let complaint = '';
    this.child.stderr.on('data', (chunk) => (complaint += String(chunk)));
    this.child.stdin.on('error', () => undefined);
    const answer = new Promise<Said>((resolve, reject) => {
      createInterface({ input: this.child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as Said;
        if (said.event === 'log') this.log.push(said.line ?? '');
        else if (said.event !== 'released') resolve(said);
      });
      this.child.on('error', reject);
      this.child.on('close', (code) => reject(new Error(`ended with ${code} before it was ready: ${complaint}`)));
    });
    this.exited = new Promise((resolve) => {
      this.child.on('close', (code) => {
        this.lives = false;
        if (complaint) this.log.push(complaint);
        resolve(code);
      });
    });
    this.ready = answer.then((said) => {
      if (said.url && said.adminUrl) return { url: said.url, adminUrl: said.adminUrl };
      throw new Error(`${said.code}: ${said.message}`);
    });
    this.failed = answer.then(async (said) => {
      if (said.code && said.message) {
        await this.exited;
        return { code: said.code, message: said.message };
      }
      throw new Error('it was expected to fail, but it started');
    });
    for (const promise of [this.ready, this.failed]) promise.catch(() => undefined); // most tests want one of them
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** A clean end: nothing may keep the process alive, nothing may make it fail. */
  async release(): Promise<void> {
    this.child.stdin.write('release\n');
    await this.expectCleanExit();
  }

  /** What the terminal does: the whole process group gets the signal. */
  async ctrlC(): Promise<void> {
    process.kill(-this.pid, 'SIGINT');
    await this.expectCleanExit();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private async expectCleanExit(): Promise<void> {
    expect({ code: await this.exited, log: this.log }).toEqual({ code: 0, log: this.log });
  }
}
