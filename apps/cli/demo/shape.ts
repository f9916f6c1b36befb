// How large the demo is, and the dice it is made with: the same seed and day give the same company.
import type { Tx } from '#platform/database';

export interface DemoShape {
  readonly seed: string;
  readonly accounts: number;
  readonly contacts: number;
  readonly cases: number;
  /** days of history before `now` */
  readonly days: number;
  readonly now: Date;
}

export const demoShape = (now: Date): DemoShape => ({
  seed: 'harbour',
  accounts: 200,
  contacts: 1_200,
  cases: 4_000,
  days: 425,
  now,
});

/**
 * Makes the dice for this transaction: `pg_temp.dice(n, what)` is a number in [0, 1) that depends on the seed, n and what alone;
 * `pg_temp.pick(array, n, what)` an element of an array.
 */
export async function makeDice(tx: Tx, seed: string): Promise<void> {
  await tx.query(`SELECT set_config('demo.seed', $1, true)`, [seed]);
  await tx.query(`
    CREATE OR REPLACE FUNCTION pg_temp.dice(n bigint, what text) RETURNS float8 LANGUAGE sql STABLE AS $$
      SELECT ('x' || substr(md5(current_setting('demo.seed') || n || what), 1, 8))::bit(32)::bigint / 4294967296.0::float8 $$;
    CREATE OR REPLACE FUNCTION pg_temp.pick(choices text[], n bigint, what text) RETURNS text LANGUAGE sql STABLE AS $$
      SELECT choices[1 + floor(pg_temp.dice(n, what) * cardinality(choices))::int] $$;
    CREATE OR REPLACE FUNCTION pg_temp.demo_id(kind text, n bigint) RETURNS uuid LANGUAGE sql STABLE AS $$
      SELECT md5(current_setting('demo.seed') || kind || n)::uuid $$;`);
}
