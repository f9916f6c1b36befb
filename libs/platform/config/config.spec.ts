import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from './load.js';
import { configSchema } from './schema.js';

describe('config', () => {
  it('runs on nothing at all, embedded and with the demo', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: { PORT: 3000, BELLWETHER_DEMO: true, BELLWETHER_PUBLIC_URL: 'http://localhost:3000' },
    });
    expect(config.ok && Object.isFrozen(config.value)).toBe(true);
  });

  it('turns the demo off on a real database, unless asked for', () => {
    const DATABASE_URL = 'postgres://somebody@db/bellwether';
    expect(loadConfig({ DATABASE_URL })).toMatchObject({ value: { BELLWETHER_DEMO: false } });
    expect(loadConfig({ DATABASE_URL, BELLWETHER_DEMO: 'on' })).toMatchObject({ value: { BELLWETHER_DEMO: true } });
  });

  it('lists every bad variable at once, each with what it should be', () => {
    const refused = loadConfig({ PORT: 'http', DATABASE_URL: 'mysql://x', BELLWETHER_TIME_ZONE: 'UTC' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CONFIG_INVALID' } });
    const message = refused.ok ? '' : refused.error.message;
    expect(message).toContain('PORT');
    expect(message).toContain('DATABASE_URL: must be a URL that starts with postgres:// or postgresql://');
    expect(loadConfig({ BELLWETHER_TIME_ZONE: 'Mars/Olympus' })).toMatchObject({ error: { code: 'CONFIG_INVALID' } });
  });

  it('is what .env.example says', () => {
    const example = readFileSync(join(process.cwd(), '.env.example'), 'utf8');
    const named = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(Object.keys(configSchema.shape).sort());
  });
});
