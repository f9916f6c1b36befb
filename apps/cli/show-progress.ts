// Progress of long work on stderr: one line that rewrites itself for people, a line every few seconds for logs.
import type { ImportProgress } from '#imports';

const OFTEN_MS = 200;
const SELDOM_MS = 5_000;

export const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

export function showProgress(): { show: (progress: ImportProgress) => void; end: () => void } {
  const terminal = process.stderr.isTTY;
  let next = 0;
  let shown = false;
  const show = ({ position, bytes, totalBytes, rejected, rowsPerSecond }: ImportProgress): void => {
    if (performance.now() < next) return;
    next = performance.now() + (terminal ? OFTEN_MS : SELDOM_MS);
    shown = true;
    const percent = totalBytes > 0 ? Math.floor((bytes * 100) / totalBytes) : 100;
    const n = (count: number) => Math.round(count).toLocaleString('en');
    const line = `${percent} %  ${n(position)} rows, ${n(rowsPerSecond ?? 0)} a second${rejected > 0 ? `, ${n(rejected)} rejected` : ''}`;
    process.stderr.write(terminal ? `\r\u001b[2K${line}` : `${line}\n`);
  };
  return { show, end: () => void (terminal && shown && process.stderr.write('\n')) };
}
