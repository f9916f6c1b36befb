// One stream of changes for each browser: names and ids only, and only ids that the viewer's own scope can see.
import { Controller, Get, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import type { DomainEvent } from '#kernel';
import { Database, userScope, type Scope } from '#platform/database';
import { LiveFeed } from '#platform/events';
import { LIVE_TABLES } from './live-tables.js';

const BEAT_MS = 20_000;

@Controller()
export class LiveController implements OnModuleDestroy {
  private readonly open = new Set<FastifyReply>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly database: Database,
  ) {}

  @Allow('signed-in')
  @Get('live')
  async stream(
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const scope = userScope(viewer.id);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.open.add(reply);
    let told = Promise.resolve();
    const tell = (events: readonly DomainEvent[]) => {
      told = told.then(() => this.tell(reply, scope, events)).catch(() => this.end(reply));
    };
    const stop = await this.feed.watch(tell);
    reply.raw.write(': open\n\n');
    const beat = setInterval(() => reply.raw.write(': still here\n\n'), BEAT_MS);
    request.raw.on('close', () => {
      stop();
      clearInterval(beat);
      this.open.delete(reply);
    });
    const missedFrom = Number(request.headers['last-event-id']);
    if (missedFrom > 0) tell(await this.feed.since(missedFrom));
  }

  onModuleDestroy(): void {
    for (const reply of this.open) this.end(reply);
  }

  private end(reply: FastifyReply): void {
    reply.raw.end();
    this.open.delete(reply);
  }

  private async tell(reply: FastifyReply, scope: Scope, events: readonly DomainEvent[]): Promise<void> {
    const visible = await this.database.tx(scope, async (tx) => {
      const ids = new Map<string, Set<string>>();
      for (const [noun, table] of LIVE_TABLES) {
        const asked = events.filter(({ name }) => nounOf(name) === noun).flatMap(({ subjects }) => subjects);
        if (asked.length === 0) continue;
        const rows = await tx.query<{ id: string }>(`SELECT id FROM ${table} WHERE id = ANY($1)`, [asked]);
        ids.set(noun, new Set(rows.map(({ id }) => id)));
      }
      return ids;
    });
    for (const { name, subjects, position } of events) {
      const noun = nounOf(name);
      const ids = subjects.filter((id) => visible.get(noun)?.has(id));
      if (ids.length > 0)
        reply.raw.write(
          `id: ${position}\nevent: change\ndata: ${JSON.stringify({ position, name, subject: noun, ids })}\n\n`,
        );
    }
  }
}

const nounOf = (eventName: string): string => eventName.slice(0, eventName.indexOf('.'));
