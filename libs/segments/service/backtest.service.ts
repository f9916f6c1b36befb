// Backtests: asked for by a person, of what that person sees, and made look by look, each in a transaction of its own, so that a
// worker that dies on the way is followed by one that goes on where the last look ended, and a person can stop it between two.
import { Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import { compileRule, unkeptIn } from '#facts/rules';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM, userScope, type Scope, type Tx } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { JobQueue } from '#platform/queue';
import { checkBacktest, nthLook, type BacktestWish } from '../rules/index.js';
import { BacktestRepository, type Backtest } from '../store/backtest.repository.js';
import { SegmentRepository } from '../store/segment.repository.js';
import { RUN_BACKTESTS } from './run-backtests.kind.js';

@Injectable()
export class BacktestService {
  constructor(
    private readonly database: Database,
    private readonly backtests: BacktestRepository,
    private readonly segments: SegmentRepository,
    private readonly facts: Facts,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
    @InjectLog() private readonly log: Log,
  ) {}

  start(scope: Scope, segmentId: string, wish: BacktestWish): Promise<Result<Backtest>> {
    return this.database.tx(scope, async (tx) => {
      const segment = await this.segments.ofId(tx, segmentId);
      if (!segment) return err('SEGMENT_NOT_FOUND', 'There is no such segment. Open the list of segments again.');
      if (scope.kind !== 'user') return err('BACKTEST_NOBODY', 'A backtest is asked for by a person.');
      const looks = checkBacktest(wish, this.clock.now(), this.config.BELLWETHER_TIME_ZONE);
      if (!looks.ok) return looks;
      const unkept = unkeptIn(await this.facts.in(tx), segment.object, segment.rule);
      if (unkept.length > 0)
        return err(
          'BACKTEST_UNKEPT',
          `Of ${unkept.join(' and ')} no history is kept, so the past cannot be asked. Take it out of the rule.`,
        );
      const { object, rule } = segment;
      const id = newId();
      const createdAt = this.clock.now();
      await this.backtests.insert(tx, {
        ...wish,
        id,
        segmentId,
        object,
        rule,
        looks: looks.value,
        createdBy: scope.userId,
        createdAt,
      });
      tx.afterCommit(() => void this.queue.ring(RUN_BACKTESTS, {}, { once: 'all' }).catch(() => undefined));
      const made = await this.backtests.byId(tx, id);
      return made ? ok(made) : err('BACKTEST_GONE', 'The backtest is gone. Start it again.');
    });
  }

  /** Looks that were made stay; one that is over stays as it is. */
  cancel(scope: Scope, id: string): Promise<Result<Backtest>> {
    return this.database.tx(scope, async (tx) => {
      const known = isId(id) ? await this.backtests.byId(tx, id) : undefined;
      if (!known) return err('BACKTEST_GONE', 'There is no such backtest that you can see. Open the segment again.');
      if (known.state === 'waiting' || known.state === 'running')
        await this.backtests.move(tx, id, 'cancelled', known.looked, this.clock.now());
      return ok((await this.backtests.byId(tx, id)) ?? known);
    });
  }

  /** Until none is left to look for. */
  async run(): Promise<void> {
    for (const { id, createdBy } of await this.database.tx(SYSTEM, (tx) => this.backtests.due(tx)))
      try {
        while (await this.database.tx(userScope(createdBy), (tx) => this.look(tx, id)));
      } catch (error) {
        this.log.error({ err: error, backtest: id }, 'a backtest failed');
        await this.database.tx(SYSTEM, async (tx) => {
          const known = await this.backtests.lock(tx, id);
          if (known)
            await this.backtests.move(
              tx,
              id,
              'failed',
              known.looked,
              this.clock.now(),
              'The rule could not be asked. Look at it, then start again.',
            );
        });
      }
  }

  /** The next look; whether there may be another. */
  private async look(tx: Tx, id: string): Promise<boolean> {
    const backtest = await this.backtests.lock(tx, id);
    if (!backtest) return false;
    const zone = this.config.BELLWETHER_TIME_ZONE;
    const { day, at } = nthLook(backtest, backtest.looked, zone);
    const { object, rule } = backtest;
    const moment = { now: at, zone };
    const members = compileRule(await this.facts.in(tx), { object, rule, moment, asOf: true });
    await this.backtests.look(tx, backtest, day, members, moment);
    const looked = backtest.looked + 1;
    const done = looked >= backtest.looks;
    await this.backtests.move(tx, id, done ? 'done' : 'running', looked, this.clock.now());
    return !done;
  }
}
