// Agree, disagree, correct: what a person says of a signal, of one that was missed, and of how a message feels.
import { Injectable } from '@nestjs/common';
import { MessageRepository } from '#cases';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import type { SignalKind } from '../rules/kinds.js';
import { SignalLabelRepository, type Feeling, type SignalLabel } from '../store/signal-label.repository.js';
import { SignalRepository } from '../store/signal.repository.js';

@Injectable()
export class LabelSignals {
  constructor(
    private readonly database: Database,
    private readonly labels: SignalLabelRepository,
    private readonly signals: SignalRepository,
    private readonly messages: MessageRepository,
    private readonly clock: Clock,
  ) {}

  /** Codes: SIGNAL_NOT_FOUND. A second judgement replaces the first. */
  judge(scope: Scope, signalId: string, agree: boolean): Promise<Result<SignalLabel>> {
    return this.database.tx(scope, async (tx): Promise<Result<SignalLabel>> => {
      const signal = (await this.signals.byIds(tx, [signalId])).get(signalId);
      if (!signal) return err('SIGNAL_NOT_FOUND', 'This signal is no longer there. Load the case again.');
      const { caseId, messageId, kind, startsAt, endsAt, rule, strength } = signal;
      const verdict = agree ? 'agree' : 'disagree';
      return ok(
        await this.labels.put(tx, {
          ...this.said(scope),
          caseId,
          messageId,
          kind,
          startsAt,
          endsAt,
          rule,
          strength,
          verdict,
        }),
      );
    });
  }

  /** Codes: MESSAGE_NOT_FOUND, SPAN_OUTSIDE. Offsets are UTF-16 units of the body; the end is exclusive. */
  missed(
    scope: Scope,
    messageId: string,
    kind: SignalKind,
    startsAt: number,
    endsAt: number,
  ): Promise<Result<SignalLabel>> {
    return this.ofMessage(scope, messageId, (message) =>
      startsAt < 0 || endsAt <= startsAt || endsAt > message.length
        ? err('SPAN_OUTSIDE', 'Mark words that are in the message.')
        : ok({ kind, startsAt, endsAt, verdict: 'missed' as const }),
    );
  }

  /** Codes: MESSAGE_NOT_FOUND. */
  feels(scope: Scope, messageId: string, feeling: Feeling): Promise<Result<SignalLabel>> {
    return this.ofMessage(scope, messageId, () => ok({ kind: null, startsAt: 0, endsAt: 0, verdict: feeling }));
  }

  private ofMessage(
    scope: Scope,
    messageId: string,
    judge: (body: string) => Result<Pick<SignalLabel, 'kind' | 'startsAt' | 'endsAt' | 'verdict'>>,
  ): Promise<Result<SignalLabel>> {
    return this.database.tx(scope, async (tx): Promise<Result<SignalLabel>> => {
      const [message] = await this.messages.byIds(tx, [messageId]);
      if (message?.direction !== 'inbound')
        return err('MESSAGE_NOT_FOUND', 'Only what a customer wrote, and you may see, can be judged.');
      const judged = judge(message.body);
      if (!judged.ok) return judged;
      const { caseId } = message;
      const label = { ...this.said(scope), ...judged.value, caseId, messageId, rule: null, strength: null };
      return ok(await this.labels.put(tx, label));
    });
  }

  private said(scope: Scope): Pick<SignalLabel, 'id' | 'saidBy' | 'saidAt'> {
    const saidAt = this.clock.now();
    return { id: newId(saidAt), saidBy: scope.kind === 'user' ? scope.userId : null, saidAt };
  }
}
