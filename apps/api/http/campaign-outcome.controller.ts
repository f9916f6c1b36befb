// The outcome of a campaign run as a file.
import { Readable } from 'node:stream';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { OutcomeCsv } from '#campaigns';
import { fail, isId, unwrap } from '#kernel';
import { filteredScope } from '#platform/database';

@Controller('campaign-runs')
export class CampaignOutcomeController {
  constructor(private readonly outcomes: OutcomeCsv) {}

  @Allow('campaign:read')
  @Get(':id/outcome.csv')
  async file(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    if (!isId(id)) fail('CAMPAIGN_RUN_NOT_FOUND', 'There is no such run of a campaign.');
    const { name, lines } = unwrap(await this.outcomes.of(filteredScope(viewer.id), id));
    await reply
      .headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` })
      .send(Readable.from(lines));
  }
}
