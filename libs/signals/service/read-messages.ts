// Reads messages for what they say: each once, its signals and its polarity kept. Only a customer's own words are read.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MessageRepository, type Message } from '#cases';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { EvidenceRepository, type MessageReading } from '../store/evidence.repository.js';
import type { Signal } from '../store/signal.entity.js';
import { SignalRepository } from '../store/signal.repository.js';
import { chunksOf } from './chunks-of.js';
import { Readers, understand } from './readers.js';
import { signalRows } from './signal-rows.js';

/** Bodies are held at once only for so many messages: each may be a megabyte. */
const HELD_AT_ONCE = 100;

@Injectable()
export class ReadMessages {
  constructor(
    private readonly messages: MessageRepository,
    private readonly signals: SignalRepository,
    private readonly evidence: EvidenceRepository,
    private readonly events: EventLog,
    private readonly readers: Readers,
  ) {}

  /** Answers with the cases in which something was said, by anybody. A message that was read before is not read again. */
  async run(tx: Tx, messageIds: readonly string[], origin: Origin): Promise<string[]> {
    const touched = new Set<string>();
    for (const ids of chunksOf(messageIds, HELD_AT_ONCE)) {
      const messages = await this.messages.byIds(tx, ids);
      for (const { caseId } of messages) touched.add(caseId);
      const known = await this.evidence.alreadyRead(tx, ids);
      const unread = messages.filter(
        ({ id, direction, automatic }) => direction === 'inbound' && !automatic && !known.has(id),
      );
      if (unread.length > 0) await this.read(tx, unread, origin);
    }
    return [...touched];
  }

  private async read(tx: Tx, messages: readonly Message[], origin: Origin): Promise<void> {
    const reader = await this.readers.current(tx);
    const readings: MessageReading[] = [];
    const signals: Signal[] = [];
    for (const message of messages) {
      const seen = understand(message.body, reader);
      const { value, because } = seen.polarity;
      readings.push({
        messageId: message.id,
        polarity: value,
        because,
        automatic: seen.automatic,
        version: reader.version,
      });
      signals.push(...signalRows(message, seen.signals));
      await nextTurn(); // reading takes the processor, a tenth of a second for the longest: others get their turn
    }
    await this.evidence.addReadings(tx, readings);
    const found = await this.signals.add(tx, signals);
    const occurredAt = new Date(Math.max(...messages.map(({ sentAt }) => sentAt.getTime())));
    await this.events.append(tx, { name: 'signal.found', subjects: found, origin, occurredAt });
  }
}
