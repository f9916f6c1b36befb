// A person starts a play for an account, or a portfolio's play.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { AccountRepository } from '#accounts';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { PlayRepository } from '../store/play.repository.js';
import type { PlayRun } from '../store/play-run.entity.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { PLAY_NOT_FOUND } from './play-refusals.js';
import { StartRuns } from './start-runs.js';

@Injectable()
export class StartByHand {
  constructor(
    private readonly database: Database,
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly accounts: AccountRepository,
    private readonly starting: StartRuns,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  run(scope: Scope, key: string, accountId: string | null): Promise<Result<PlayRun>> {
    return this.database.tx(scope, async (tx) => {
      const play = await this.plays.byKey(tx, key);
      if (!play) return err(...PLAY_NOT_FOUND);
      if (!play.enabled) return err('PLAY_DISABLED', `“${play.name}” is off. Switch it on first.`);
      const isPortfolio = play.definition.scope === 'portfolio';
      if (isPortfolio && accountId !== null)
        return err('PLAY_FOR_MANY', `“${play.name}” is for many accounts. Start it without one.`);
      if (!isPortfolio && !(accountId !== null && isId(accountId) && (await this.accounts.byId(tx, accountId))))
        return err('ACCOUNT_NOT_FOUND', 'There is no such account among those you can see.');
      const by = scope.kind === 'user' ? scope.userId : undefined;
      const [runId] = await this.starting.run(tx, [
        {
          playId: play.id,
          accountId,
          triggerId: newId(),
          cause: { on: 'hand', at: this.clock.now().toISOString(), ...(by && { by }) },
          origin: 'live',
          playEnabled: true,
          runningId: null,
        },
      ]);
      const [run] = runId ? await this.runs.byIds(tx, [runId]) : [];
      if (!run) return err('PLAY_NOT_STARTED', 'It runs for this account already, or has run as often as it may.');
      await this.audit.record(tx, 'play.started', play.key, { accountId });
      return ok(run);
    });
  }
}
