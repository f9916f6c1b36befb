// The bucket of a subject: always the same for a name and an id, evenly dealt, and not knowing of each other under two names.
import { createHash } from 'node:crypto';
import type { Bucket } from './rule.js';

export const BUCKETS = 100;

/** 0 to 99: the first 32 bits of an md5, which PostgreSQL and Node count alike. Nothing secret hangs on it. */
export const bucketOf = (name: string, id: string): number =>
  Number.parseInt(createHash('md5').update(`${name} ${id}`).digest('hex').slice(0, 8), 16) % BUCKETS;

export const bucketSql = (name: string, id: string): string =>
  `(('x' || substr(md5(${name} || ' ' || ${id}::text), 1, 8))::bit(32)::bigint % ${BUCKETS})`;

export const inBucket = ({ from, to }: Bucket, bucket: number): boolean => bucket >= from && bucket < to;
