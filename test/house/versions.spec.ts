// Versions below which a known hole or a known stall comes back. Every nested copy in the lock counts.
import { readFileSync } from 'node:fs';

const FLOORS: Record<string, string> = {
  handlebars: '4.7.9',
  nodemailer: '9.1.1',
  typeorm: '1.0.0',
  '@apollo/server': '5.5.0',
  multer: '2.3.0',
  qs: '6.16.0',
  '@nestjs/core': '11.1.18',
  mjml: '5.1.0',
};
const NEVER = ['@nestjs/devtools-integration'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string }>;
};
const copies = Object.entries(lock.packages).map(([path, { version = '0' }]) => ({
  path,
  version,
  name: path.slice(path.lastIndexOf('node_modules/') + 13),
}));

const below = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((text) => (text.split('-')[0] ?? '').split('.').map(Number));
  for (let n = 0; n < 3; n += 1) if ((a?.[n] ?? 0) !== (b?.[n] ?? 0)) return (a?.[n] ?? 0) < (b?.[n] ?? 0);
  return version.includes('-');
};

describe('the lock', () => {
  it('holds no copy below its floor', () => {
    const low = copies.filter(({ name, version }) => FLOORS[name] && below(version, FLOORS[name]));
    expect(low).toEqual([]);
    expect(copies.some(({ name }) => name === 'handlebars')).toBe(true);
  });

  it('holds nothing that must never be there', () => {
    expect(copies.filter(({ name }) => NEVER.includes(name))).toEqual([]);
  });

  it('would notice a low version', () => {
    expect([
      below('6.15.9', '6.16.0'),
      below('6.16.0', '6.16.0'),
      below('10.0.0', '9.1.1'),
      below('4.7.9-rc.1', '4.7.9'),
    ]).toEqual([true, false, false, true]);
  });
});
