// Ids are UUIDs of version 7: made anywhere without asking the database, and close together in its indexes.
import { randomFillSync } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** To ask for chance costs more than the rest of an id: it is fetched for many at a time. */
const chance = Buffer.alloc(16 * 256);
let used = chance.length;

function randomBytes(): Buffer {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  used += 16;
  return chance.subarray(used - 16, used);
}

/** RFC 9562 §5.7: 48 bits of Unix milliseconds, then random. */
export function newId(at: Date = new Date()): string {
  const bytes = randomBytes();
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);
