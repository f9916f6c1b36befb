// The brief of an escalation as a file to print or to pass on.
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { PrintBrief, WriteBrief } from '#briefs';
import { unwrap } from '#kernel';
import { Database, userScope } from '#platform/database';

@Controller('escalations')
export class BriefController {
  constructor(
    private readonly database: Database,
    private readonly writing: WriteBrief,
    private readonly printing: PrintBrief,
  ) {}

  @Allow('escalation:read')
  @Get(':id/brief.pdf')
  async file(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const brief = unwrap(await this.database.tx(userScope(viewer.id), (tx) => this.writing.of(tx, id)));
    const pdf = await this.printing.run(brief, this.writing.when);
    await reply
      .headers({ 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="escalation-brief.pdf"' })
      .send(pdf);
  }
}
