// Tells those who are asked, by mail: experts don't sit in front of the console all day.
import { Injectable } from '@nestjs/common';
import type { User } from '#access';
import type { Case } from '#cases';
import { MailIdentity, SendLetter } from '#delivery';
import { ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import type { Swarm } from '../store/swarm.repository.js';

@Injectable()
export class AskExperts {
  constructor(
    private readonly letters: SendLetter,
    private readonly identity: MailIdentity,
  ) {}

  async run(tx: Tx, swarm: Swarm, of: Case, people: readonly User[]): Promise<Result<null>> {
    const text = [
      `You are asked about “${of.subject}”:`,
      swarm.question,
      `An answer is hoped for by ${swarm.dueAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. Read the case, then accept, decline or answer:`,
      `${this.identity.publicUrl}/cases/${of.id}/show`,
    ].join('\n\n');
    for (const { id, name, email } of people) {
      const sent = await this.letters.run(tx, {
        key: `swarm:${swarm.id}:${id}:${swarm.openedAt.getTime()}`,
        purpose: 'swarm',
        to: { name, email },
        accountId: null,
        subject: `A question for you: ${of.subject}`.slice(0, 200),
        text,
        automatic: true,
      });
      if (!sent.ok) return sent;
    }
    return ok(null);
  }
}
