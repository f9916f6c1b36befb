// What a password must be. Length beats character rules (NIST SP 800-63B); the most common ones are refused by name.
import { err, ok, type Result } from '#kernel';

const LEAST = 10;
const MOST = 200;
const COMMON = new Set([
  'password12',
  'password123',
  '1234567890',
  'qwertyuiop',
  'bellwether',
  'letmeinnow',
  'administrator',
]);

export function checkPassword(password: string, email: string): Result<string> {
  if (password.length < LEAST) return err('PASSWORD_TOO_SHORT', `Choose a password of at least ${LEAST} characters.`);
  if (password.length > MOST) return err('PASSWORD_TOO_LONG', `Choose a password of at most ${MOST} characters.`);
  const plain = password.toLowerCase();
  if (COMMON.has(plain) || plain === email.toLowerCase() || new Set(plain).size < 4)
    return err('PASSWORD_TOO_COMMON', 'This password is easy to guess. Choose another, for example four random words.');
  return ok(password);
}
