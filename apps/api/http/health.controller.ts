// Is the process alive, can it serve, and what does it count. Balancers ask the first two; metrics need a token.
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, Public } from '#access/graphql';
import { Database, SYSTEM } from '#platform/database';
import { Metrics } from '#platform/metrics';

@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  @Public()
  @Get('health/live')
  live(): object {
    return { status: 'alive' };
  }

  @Public()
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const answers = await this.database.tx(SYSTEM, (tx) => tx.one('SELECT 1 FROM installation')).catch(() => undefined);
    if (answers) return { status: 'ready' };
    void reply.status(503);
    return {
      status: 'waiting',
      code: 'DATABASE_UNREACHABLE',
      message: 'The database does not answer. It is asked again on the next call.',
    };
  }

  @Allow('operations:read')
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  counts(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
