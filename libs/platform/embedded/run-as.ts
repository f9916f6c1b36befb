// Runs a PostgreSQL program to its end, as the user it must be: PostgreSQL refuses to run as root.
import { spawn } from 'node:child_process';

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface Outcome {
  /** null when the program could not be run at all */
  readonly code: number | null;
  /** what it printed, on both streams */
  readonly output: string;
}

/** The caller's PG* variables and language must reach neither initdb nor the server, nor an unreadable working folder. */
export const spawnOptions = (runAs: Identity | undefined) => ({
  cwd: '/',
  env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  ...runAs,
});

export function run(program: string, args: readonly string[], runAs?: Identity, input = ''): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, spawnOptions(runAs));
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.on('error', () => undefined); // it may end without reading
    child.stdin.end(input);
  });
}
