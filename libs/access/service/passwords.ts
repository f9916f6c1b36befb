// Password hashing: argon2id with the library's defaults (OWASP's), off the main thread.
import { hash, verify } from '@node-rs/argon2';

// Somebody unknown costs as much time as somebody known, so that timing tells nothing.
let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password);

export async function passwordMatches(password: string, stored: string | null | undefined): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const matches = await verify(stored ?? (await decoy), password);
  return matches && Boolean(stored);
}
