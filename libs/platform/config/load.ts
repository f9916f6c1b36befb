// Reads the environment once. A bad variable stops the boot with a list that a person can act on.
import { err, isTimeZone, ok, type Result } from '#kernel';
import { configSchema, type ConfigValues } from './schema.js';

export type Config = Readonly<ConfigValues & { BELLWETHER_DEMO: boolean; BELLWETHER_PUBLIC_URL: string }>;

type Environment = Readonly<Record<string, string | undefined>>;

export function loadConfig(environment: Environment): Result<Config> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && !isTimeZone(parsed.data.BELLWETHER_TIME_ZONE))
    problems.push('BELLWETHER_TIME_ZONE: must be an IANA time zone, such as Europe/Berlin');
  if (!parsed.success || problems.length > 0)
    return err(
      'CONFIG_INVALID',
      `These environment variables need a change:\n${problems.map((line) => `  ${line}`).join('\n')}`,
      {
        problems,
      },
    );
  const values = parsed.data;
  return ok(
    Object.freeze({
      ...values,
      BELLWETHER_DEMO: values.BELLWETHER_DEMO ?? values.DATABASE_URL === undefined,
      BELLWETHER_PUBLIC_URL: (values.BELLWETHER_PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    }),
  );
}

/** The process's own configuration, or exit with the list: nothing has started yet that could be half done. */
export function configFromProcess(): Config {
  const config = loadConfig(process.env);
  if (config.ok) return config.value;
  process.stderr.write(`${config.error.message}\n`);
  process.exit(78); // EX_CONFIG
}

/** The environment of a child process: this one's, with `changes`. */
export const childEnvironment = (changes: Record<string, string>): Record<string, string | undefined> => ({
  ...process.env,
  ...changes,
});
