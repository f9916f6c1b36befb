// Cases out of a file: one row is a case as it stands, with the moments at which it was opened, resolved and closed.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import { lastByKey, type MappedRow, type Refusal } from '#imports/rules';
import type { Origin } from '#kernel';
import { recordChanges, type Tx } from '#platform/database';
import {
  CASE_FIELDS,
  caseIn,
  caseKeyIn,
  ENDS_EARLY,
  hasEnded,
  resolvedBefore,
  type ToldCase,
} from '../rules/case-row.js';
import { CaseRepository, keyText } from '../store/case.repository.js';
import { CASE_HISTORY } from '../store/case.table.js';
import { SaveCases, type SavedCases } from './save-cases.js';

@Injectable()
export class ImportCases implements ImportTarget, OnModuleInit {
  readonly name = 'cases';
  readonly fields = CASE_FIELDS;

  constructor(
    private readonly targets: ImportTargets,
    private readonly cases: CaseRepository,
    private readonly save: SaveCases,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin, now }: ImportContext): Promise<Loaded> {
    const once = lastByKey(rows, (row) => keyText(caseKeyIn(row)));
    const known = await this.cases.idsByKey(tx, once.map(caseKeyIn));
    const current = await this.cases.byIds(tx, [...known.values()]);
    const refused: Refusal[] = [];
    const fresh: ToldCase[] = [];
    const again: ToldCase[] = [];
    for (const row of once) {
      const told = caseIn(row, now);
      const before = current.get(known.get(keyText(told)) ?? '');
      if (told.openedAt && told.at < told.openedAt) refused.push({ row, ...ENDS_EARLY });
      else if (!before) fresh.push(told);
      // Told of a moment that is past here already, a case is not turned back.
      else if (!told.told || before.updatedAt <= told.at) again.push(told);
    }
    const made = await this.open(tx, fresh, origin);
    const { changed } = await this.write(tx, [...fresh.filter(hasEnded), ...again], origin);
    return { made: made.size, changed: changed.filter((id) => !made.has(id)).length, refused };
  }

  /** A new case was as it is from its opening on, and open, whatever has become of it since. */
  private async open(tx: Tx, fresh: readonly ToldCase[], origin: Origin): Promise<ReadonlySet<string>> {
    const opening = fresh.map((told) => ({
      ...told,
      at: told.openedAt ?? told.at,
      status: hasEnded(told) ? 'open' : (told.status ?? 'new'),
    }));
    const { created, ids } = await this.write(tx, opening, origin);
    const resolved = fresh.flatMap((told) => {
      const at = hasEnded(told) ? resolvedBefore(told) : undefined;
      const subject = ids.get(keyText(told)) ?? '';
      return at
        ? (['status', 'state'] as const).map((attribute) => ({ subject, attribute, value: 'resolved', at }))
        : [];
    });
    await recordChanges(tx, CASE_HISTORY, resolved);
    return new Set(created);
  }

  private async write(tx: Tx, told: readonly ToldCase[], origin: Origin): Promise<SavedCases> {
    const rows = told.map(({ told: _, ...row }) => row);
    return rows.length > 0 ? this.save.run(tx, rows, origin) : { created: [], changed: [], ids: new Map() };
  }
}
