// Who got it, who didn't and why, as a table for whoever asks: a line for each message, read in pages so that any size is fine.
import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { CampaignRunRepository } from '../store/campaign-run.repository.js';
import { OutcomeRepository, type OutcomeRow } from '../store/outcome.repository.js';

const COLUMNS = [
  'account',
  'first_name',
  'last_name',
  'address',
  'state',
  'reason',
  'until',
  'attempts',
  'sent_at',
  'response',
  'step',
  'variant',
  'clicked',
  'replied',
  'goal_at',
  'stands',
] as const;

@Injectable()
export class OutcomeCsv {
  constructor(
    private readonly database: Database,
    private readonly runs: CampaignRunRepository,
    private readonly outcomes: OutcomeRepository,
  ) {}

  /** File name and lines; the viewer gets the messages that they see. */
  async of(
    scope: Scope,
    runId: string,
  ): Promise<Result<{ readonly name: string; readonly lines: AsyncIterable<string> }>> {
    const run = await this.database.tx(scope, (tx) => this.runs.byId(tx, runId));
    if (!run) return err('CAMPAIGN_RUN_NOT_FOUND', 'There is no such run of a campaign.');
    const name = `${run.definition.key} ${run.launchedAt.toISOString().slice(0, 10)}.csv`;
    return ok({ name, lines: this.lines(scope, runId) });
  }

  private async *lines(scope: Scope, runId: string): AsyncGenerator<string> {
    yield `${COLUMNS.join(',')}\r\n`;
    let after: string | null = null;
    do {
      const rows: OutcomeRow[] = await this.database.tx(scope, (tx) => this.outcomes.next(tx, runId, after));
      yield rows.map((row) => `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`).join('');
      after = rows.at(-1)?.enrolment ?? null;
    } while (after);
  }
}

/** A value that a spreadsheet would run as a formula is made text. */
function cell(value: string | number | boolean | Date | null): string {
  if (value === null || value === false) return '';
  if (value === true) return 'yes';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
