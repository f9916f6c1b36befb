// Which parts of a mail its sender wrote now: quotes, signatures, automatic replies, logs and traces are set aside by offset.
import {
  attributionLength,
  isAutomatic,
  isClosing,
  isDeviceLine,
  isDisclaimer,
  isFence,
  isHeaderBlock,
  isLog,
  isQuoted,
  isRule,
  isSignatureMark,
  isTalk,
  startsOlderMail,
} from './line-shapes.js';

export type AsideReason = 'quote' | 'signature' | 'automatic' | 'log';

/** UTF-16 offsets into the body as it was received; end is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface LiveText {
  readonly live: readonly TextRange[];
  readonly aside: readonly (TextRange & { readonly reason: AsideReason })[];
  /** true when the message was longer than what is looked at */
  readonly truncated: boolean;
}

/** A message is read up to its first 20,000 live characters, within its first 200,000 characters of any sort. */
export const LIVE_LIMIT = 20_000;
export const LOOK_LIMIT = 200_000;

export function liveText(body: string): LiveText {
  const seen = body.length > LOOK_LIMIT ? body.slice(0, LOOK_LIMIT) : body;
  const lines = seen.split('\n');
  const verdicts = judge(lines);
  const live: TextRange[] = [];
  const aside: (TextRange & { reason: AsideReason })[] = [];
  let offset = 0;
  let room = LIVE_LIMIT;
  let truncated = body.length > LOOK_LIMIT;
  lines.forEach((line, index) => {
    const start = offset;
    offset = Math.min(start + line.length + 1, seen.length);
    const reason = verdicts[index];
    if (reason) extend(aside, { start, end: offset, reason });
    else if (room > 0) {
      const end = Math.min(offset, start + room);
      extend(live, { start, end });
      truncated ||= end < offset;
      room -= end - start;
    } else truncated ||= line.trim() !== '';
  });
  return { live, aside, truncated };
}

/** Neighbours of the same sort are one range. */
function extend<R extends TextRange & { reason?: AsideReason }>(ranges: R[], next: R): void {
  const last = ranges.at(-1);
  if (next.start === next.end) return;
  if (last && last.end === next.start && last.reason === next.reason)
    ranges[ranges.length - 1] = { ...last, end: next.end };
  else ranges.push(next);
}

type Verdict = AsideReason | null;

function judge(lines: readonly string[]): Verdict[] {
  if (isAutomatic(lines.slice(0, 12).join('\n').slice(0, 1500))) return lines.map(() => 'automatic');
  const verdicts: Verdict[] = new Array<Verdict>(lines.length).fill(null);
  const restFrom = (at: number, reason: AsideReason) => verdicts.fill(reason, at);
  let signature: 'marked' | 'closing' | null = null;
  let said = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (startsOlderMail(line) || isHeaderBlock(lines, at)) {
      const ruled = at > 0 && isRule(lines[at - 1] ?? '');
      return restFrom(ruled ? at - 1 : at, 'quote');
    }
    const attribution = attributionLength(lines, at);
    if (attribution > 0) {
      const next = lines.slice(at + attribution, at + attribution + 4).find((below) => below.trim() !== '');
      if (!next || !isQuoted(next)) return restFrom(at, 'quote');
      verdicts.fill('quote', at, at + attribution);
      at += attribution - 1;
      continue;
    }
    if (isQuoted(line)) {
      verdicts[at] = 'quote';
      continue;
    }
    if (isFence(line)) {
      const close = closingFence(lines, at);
      verdicts.fill('log', at, close + 1);
      at = close;
      continue;
    }
    if (signature === 'closing' && isTalk(line) && !isDisclaimer(line)) signature = null;
    if (isSignatureMark(line)) signature = 'marked';
    else if (!signature && said && isClosing(line)) signature = 'closing';
    if (signature || isDeviceLine(line) || isDisclaimer(line)) verdicts[at] = 'signature';
    else if (isLog(line)) verdicts[at] = 'log';
    else said ||= line.trim() !== '';
  }
  return verdicts;
}

/** A fence that is never closed was not a fence: only its own line goes. */
function closingFence(lines: readonly string[], at: number): number {
  const close = lines.findIndex((line, index) => index > at && isFence(line));
  return close === -1 ? at : close;
}
