// Secrets that people and machines carry: opaque, random, and kept only as a hash.
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits; the prefix lets scanners of leaked secrets recognise it. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
