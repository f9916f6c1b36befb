// So many a second and no more: a bucket that fills evenly and is as large as one second of it.

export interface Bucket {
  readonly tokens: number;
  /** milliseconds of a clock that never stands still */
  readonly at: number;
}

export const sizeOf = (perSecond: number): number => Math.max(perSecond, 1);

export const fullBucket = (perSecond: number, at: number): Bucket => ({ tokens: sizeOf(perSecond), at });

export function filled({ tokens, at }: Bucket, perSecond: number, now: number): Bucket {
  return { tokens: Math.min(tokens + (Math.max(now - at, 0) / 1000) * perSecond, sizeOf(perSecond)), at: now };
}

/** Null where there is none to take. */
export function takeToken(bucket: Bucket, perSecond: number, now: number): Bucket | null {
  const { tokens } = filled(bucket, perSecond, now);
  return tokens >= 1 ? { tokens: tokens - 1, at: now } : null;
}

/** Reads `gmail.com=5 outlook.com=2 *=50`, mails a second by recipient domain; null where it can't be read. */
export function readRates(text: string): ReadonlyMap<string, number> | null {
  const rates = new Map<string, number>();
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const match = /^(\*|[a-z0-9.-]+)=(\d+(?:\.\d+)?)$/i.exec(word);
    const rate = Number(match?.[2]);
    if (!match?.[1] || !(rate > 0)) return null;
    rates.set(match[1].toLowerCase(), rate);
  }
  return rates;
}
