// Messages out of a file: each of a case that is known, kept once.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserRepository } from '#access';
import { CONTACT_IDS, ContactRepository } from '#accounts';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import { lastByKey, textOf, type MappedRow, type Refusal } from '#imports/rules';
import type { Tx } from '#platform/database';
import { caseKeyIn } from '../rules/case-row.js';
import { authorKeyOf, caseKeyOfMessage, MESSAGE_FIELDS, messageIn, type Author } from '../rules/message-row.js';
import type { Case } from '../store/case.entity.js';
import { CaseRepository, keyText } from '../store/case.repository.js';
import { ReceiveMessages } from './receive-messages.js';

interface Placed {
  readonly row: MappedRow;
  readonly case: Case | undefined;
}

@Injectable()
export class ImportMessages implements ImportTarget, OnModuleInit {
  readonly name = 'messages';
  readonly fields = MESSAGE_FIELDS;

  constructor(
    private readonly targets: ImportTargets,
    private readonly cases: CaseRepository,
    private readonly contacts: ContactRepository,
    private readonly users: UserRepository,
    private readonly receive: ReceiveMessages,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin }: ImportContext): Promise<Loaded> {
    const once = lastByKey(rows, (row) => keyText(caseKeyIn(row)));
    const ids = await this.cases.idsByKey(tx, once.map(caseKeyOfMessage));
    const cases = await this.cases.byIds(tx, [...new Set(ids.values())]);
    const placed = once.map((row) => ({ row, case: cases.get(ids.get(keyText(caseKeyOfMessage(row))) ?? '') }));
    const authorOf = await this.authors(tx, placed);
    const refused: Refusal[] = [];
    const incoming = placed.flatMap((each) => {
      const message = messageIn(each.row, each.case, authorOf(each));
      if (message.ok) return [message.value];
      const { code, details } = message.error;
      refused.push({ row: each.row, field: String(details?.['field']), code, message: message.error.message });
      return [];
    });
    const added = await this.receive.run(tx, incoming, origin);
    return { made: added.length, changed: 0, refused };
  }

  private async authors(tx: Tx, placed: readonly Placed[]): Promise<(each: Placed) => Author> {
    const byKey = await CONTACT_IDS.find(
      tx,
      placed.flatMap(({ row }) => authorKeyOf(row) ?? []),
    );
    const byAddress = await this.contacts.idsByAddress(
      tx,
      placed.flatMap((each) => addressOf(each) ?? []),
    );
    const users = await this.users.idsByEmail(tx, [
      ...new Set(placed.flatMap(({ row }) => textOf(row, 'authorEmail') ?? [])),
    ]);
    return (each) => {
      const [key, address] = [authorKeyOf(each.row), addressOf(each)];
      return {
        contactId: (key && byKey.of(key)) ?? byAddress.get(`${address?.accountId} ${address?.email}`) ?? null,
        userId: users.get(textOf(each.row, 'authorEmail') ?? '') ?? null,
      };
    };
  }
}

function addressOf({ row, case: of }: Placed): { accountId: string; email: string } | undefined {
  const email = textOf(row, 'authorEmail');
  return email && of?.accountId ? { accountId: of.accountId, email } : undefined;
}
