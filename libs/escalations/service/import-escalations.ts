// Escalations out of a file: intervals of an account, mostly of a case, that another system or a spreadsheet tells of.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ACCOUNT_NOT_FOUND, FindAccounts } from '#accounts';
import { CaseRepository, keyText } from '#cases';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import { instantOf, lastByKey, textOf, type MappedRow, type Refusal } from '#imports/rules';
import type { Tx } from '#platform/database';
import { checkInterval } from '../rules/check-escalation.js';
import { severityOf } from '../rules/escalation.js';
import { SaveEscalations, type EscalationRow } from './save-escalations.js';

const text = { kind: 'text' } as const;

const sourceIn = (row: MappedRow): string => textOf(row, 'source') ?? 'file';
const keyIn = (row: MappedRow, field: string) => {
  const externalId = textOf(row, field);
  return externalId ? { source: sourceIn(row), externalId } : undefined;
};
const ownKey = (row: MappedRow) => keyIn(row, 'externalId') ?? { source: '', externalId: '' };

@Injectable()
export class ImportEscalations implements ImportTarget, OnModuleInit {
  readonly name = 'escalations';
  readonly fields = {
    externalId: { ...text, required: true },
    source: text,
    caseExternalId: text,
    accountExternalId: text,
    severity: text,
    reason: text,
    openedAt: { kind: 'instant', required: true },
    resolvedAt: { kind: 'instant' },
  } as const;

  constructor(
    private readonly targets: ImportTargets,
    private readonly accounts: FindAccounts,
    private readonly cases: CaseRepository,
    private readonly save: SaveEscalations,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin }: ImportContext): Promise<Loaded> {
    const once = lastByKey(rows, (row) => keyText(ownKey(row)));
    const accounts = await this.accounts.run(
      tx,
      once.map((row) => ({ key: keyIn(row, 'accountExternalId') })),
    );
    const ids = await this.cases.idsByKey(
      tx,
      once.flatMap((row) => keyIn(row, 'caseExternalId') ?? []),
    );
    const cases = await this.cases.byIds(tx, [...new Set(ids.values())]);
    const refused: Refusal[] = [];
    const good = once.flatMap((row, n) => {
      const caseKey = keyIn(row, 'caseExternalId');
      const of = caseKey && cases.get(ids.get(keyText(caseKey)) ?? '');
      const escalation = escalationIn(row, accounts[n] ?? of?.accountId ?? undefined, of?.id, caseKey !== undefined);
      if ('code' in escalation) refused.push(escalation);
      else return [escalation];
      return [];
    });
    if (good.length === 0) return { made: 0, changed: 0, refused };
    const { created, changed } = await this.save.run(tx, good, origin);
    return { made: created.length, changed: changed.length, refused };
  }
}

/** The case is where its account is known from, unless the row names the account. */
function escalationIn(
  row: MappedRow,
  accountId: string | undefined,
  caseId: string | undefined,
  namesCase: boolean,
): EscalationRow | Refusal {
  if (namesCase && !caseId)
    return {
      row,
      field: 'caseExternalId',
      code: 'CASE_UNKNOWN',
      message: 'No case has this key. Import the case first, then this row again.',
    };
  if (!accountId) return { row, field: namesCase ? 'caseExternalId' : 'accountExternalId', ...ACCOUNT_NOT_FOUND };
  const resolvedAt = instantOf(row, 'resolvedAt');
  const span = checkInterval({
    openedAt: instantOf(row, 'openedAt') ?? new Date(Number.NaN),
    resolvedAt: resolvedAt ?? null,
  });
  if (!span.ok) return { row, field: 'resolvedAt', code: span.error.code, message: span.error.message };
  const [severity, reason] = [textOf(row, 'severity'), textOf(row, 'reason')];
  return {
    ...ownKey(row),
    accountId,
    openedAt: span.value.openedAt,
    ...(caseId && { caseId }),
    ...(severity && { severity: severityOf(severity) }),
    ...(reason && { reason }),
    ...(resolvedAt !== undefined && { resolvedAt }),
  };
}
