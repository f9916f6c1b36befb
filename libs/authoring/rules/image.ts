// Which pictures may stand in a mail: told by their bytes, never by their name, and small enough for a phone on a train.
import { err, ok, type Result } from '#kernel';

export const IMAGE_LIMITS = { bytes: 500 * 1024, side: 2_000 } as const;

export interface ImageShape {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif';
  readonly width: number;
  readonly height: number;
}

export function readImage(content: Buffer): Result<ImageShape> {
  if (content.length > IMAGE_LIMITS.bytes)
    return err('IMAGE_TOO_LARGE', `A picture has at most ${IMAGE_LIMITS.bytes / 1024} KB. Make it smaller first.`);
  const shape = png(content) ?? gif(content) ?? jpeg(content);
  if (!shape || shape.width < 1 || shape.height < 1)
    return err('IMAGE_UNKNOWN', 'This is no PNG, JPEG or GIF. Other pictures don’t show in every inbox.');
  if (shape.width > IMAGE_LIMITS.side || shape.height > IMAGE_LIMITS.side)
    return err(
      'IMAGE_TOO_WIDE',
      `A picture is at most ${IMAGE_LIMITS.side} points wide and high; this one has ${shape.width} × ${shape.height}.`,
    );
  return ok(shape);
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function png(content: Buffer): ImageShape | null {
  if (content.length < 33 || !content.subarray(0, 8).equals(PNG) || content.toString('latin1', 12, 16) !== 'IHDR')
    return null;
  return { type: 'image/png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

function gif(content: Buffer): ImageShape | null {
  if (content.length < 14 || !/^GIF8[79]a$/.test(content.toString('latin1', 0, 6))) return null;
  return { type: 'image/gif', width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
}

/** Walks the segments up to the one that says the size: SOF0 to SOF15 without DHT, JPG and DAC. */
function jpeg(content: Buffer): ImageShape | null {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < content.length;) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'image/jpeg', height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + Math.max(2, content.readUInt16BE(at + 2));
  }
  return null;
}
