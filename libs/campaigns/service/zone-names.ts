// Time zones that both this program and the database know: whoever has another gets the install's.
import { Injectable } from '@nestjs/common';
import { isTimeZone } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import type { Hours } from '../rules/campaign.js';

@Injectable()
export class ZoneNames {
  private known: Promise<ReadonlySet<string>> | undefined;

  constructor(@InjectConfig() private readonly config: Config) {}

  /** Whose clock counts for somebody, by what the campaign says. */
  async resolver(
    tx: Tx,
    hours: Hours | undefined,
  ): Promise<(who: { readonly zone: string | null; readonly accountZone: string | null }) => string> {
    const known = await (this.known ??= this.load(tx));
    const choice = hours?.zone ?? 'person';
    return ({ zone, accountZone }) => {
      const wanted = choice === 'person' ? [zone, accountZone] : choice === 'account' ? [accountZone] : [choice];
      return (
        wanted.find((each) => each !== null && known.has(each) && isTimeZone(each)) ?? this.config.BELLWETHER_TIME_ZONE
      );
    };
  }

  private async load(tx: Tx): Promise<ReadonlySet<string>> {
    return new Set((await tx.query<{ name: string }>('SELECT name FROM pg_timezone_names')).map(({ name }) => name));
  }
}
