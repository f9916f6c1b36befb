// Reasons not to send that only upper rooms know, as SQL: registered at boot, asked again at every step up to the hand-off.
import { Injectable } from '@nestjs/common';

/** `m` is the mail, `g` its mailing, `$now` the moment. Names and SQL come from code, never from input. */
export interface MailGate {
  readonly key: string;
  /** hold: the mail waits while it is so. drop: where it is so once a wait is over, the mail is not sent any more */
  readonly kind: 'hold' | 'drop';
  /** what people read */
  readonly reason: string;
  readonly condition: string;
}

@Injectable()
export class MailGates {
  private readonly gates = new Map<string, MailGate>();

  register(gate: MailGate): void {
    if (this.gates.has(gate.key)) throw new Error(`Two gates for mail are called ${gate.key}`);
    this.gates.set(gate.key, gate);
  }

  /** SQL: the reason of the first gate of the mailing that is shut, or null. */
  shut(kind: MailGate['kind'], now: string): string {
    const asked = [...this.gates.values()]
      .filter((gate) => gate.kind === kind)
      .map(
        ({ key, reason, condition }) =>
          `WHEN '${key}' = ANY(g.${kind}s) AND (${condition.replaceAll('$now', now)}) THEN '${reason}'`,
      );
    return asked.length > 0 ? `(CASE ${asked.join(' ')} END)` : 'NULL::text';
  }
}
