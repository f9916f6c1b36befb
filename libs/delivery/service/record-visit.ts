// What a link of a watched mail does: lead on to the address stored with the mail, and remember that somebody came by.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, installationSecret, SYSTEM, type Tx } from '#platform/database';
import { allAtOnce, SCANNER, scannerReason, verifyLink } from '../rules/index.js';
import { VisitRepository, type VisitedMail } from '../store/visit.repository.js';
import { linkKeys } from './mail-identity.js';

@Injectable()
export class RecordVisit {
  constructor(
    private readonly database: Database,
    private readonly visits: VisitRepository,
    private readonly clock: Clock,
  ) {}

  /** The address that the link leads to, which was stored with the mail; nothing in the URL has a say in it. */
  click(token: string, method: string): Promise<Result<string>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token);
      if (!found.ok) return found;
      const { mail, detail } = found.value;
      const number = /^\d{1,4}$/.test(detail) ? Number(detail) : -1;
      const target = await this.visits.url(tx, mail.id, number);
      if (!target) return err('LINK_EXPIRED', 'This link is too old to be used. Open the newest mail.');
      if (mail.version !== null) await this.note(tx, mail, number, method, target.links);
      return ok(target.url);
    });
  }

  open(token: string, method: string): Promise<Result<null>> {
    return this.database.tx(SYSTEM, async (tx) => {
      const found = await this.find(tx, token);
      if (!found.ok) return found;
      if (found.value.mail.version !== null) await this.note(tx, found.value.mail, null, method, 0);
      return ok(null);
    });
  }

  private async find(tx: Tx, token: string): Promise<Result<{ readonly mail: VisitedMail; readonly detail: string }>> {
    const link = verifyLink(linkKeys(await installationSecret(tx)), token, { purpose: 'tracking' });
    if (!link.ok) return link;
    const mail = await this.visits.mail(tx, link.value.message);
    return mail?.contactId === link.value.contact
      ? ok({ mail, detail: link.value.detail ?? '' })
      : err('LINK_EXPIRED', 'This link is too old to be used. Open the newest mail.');
  }

  private async note(tx: Tx, mail: VisitedMail, link: number | null, method: string, links: number): Promise<void> {
    const at = this.clock.now();
    const recent = await this.visits.recent(tx, mail.id, new Date(at.getTime() - SCANNER.atOnceMs));
    const scanner = scannerReason({ at, link, method }, mail.sentAt, recent, links);
    await this.visits.insert(tx, mail.id, { link, at, scanner });
    // The first links of a burst looked like a choice until the others followed.
    if (allAtOnce([...recent, { at, link }], { at, link }, links))
      await this.visits.mark(
        tx,
        recent.map(({ id }) => id),
        'all links at once',
      );
  }
}
