// `bellwether audit verify`: recomputes the chain, and says what is broken and what is not sealed yet.
import type { Command } from 'commander';
import { AccessModule, AuditRepository } from '#access';
import { Database, SYSTEM } from '#platform/database';
import { withRooms } from '../with-rooms.js';

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('recompute the hash chain; fails where it is broken')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const report = await withRooms([AccessModule], (app) =>
        app.get(Database).tx(SYSTEM, (tx) => app.get(AuditRepository).verify(tx)),
      );
      const { blocks, entries, unsealed, broken } = report;
      const verdict = broken.length === 0 ? 'whole' : `BROKEN in blocks ${broken.join(', ')}`;
      process.stdout.write(
        json
          ? `${JSON.stringify(report)}\n`
          : `${entries} entries in ${blocks} blocks: ${verdict}; ${unsealed} not sealed yet\n`,
      );
      if (broken.length > 0) process.exitCode = 1;
    });
}
