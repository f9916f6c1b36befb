// The links of alert mails. GET shows, POST does.
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#access/graphql';
import { AlertPages, type AlertForm, type AlertPage } from '#alerts';

@Controller('alert')
export class AlertPagesController {
  constructor(private readonly pages: AlertPages) {}

  @Public()
  @Get(':token')
  async ask(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.ask(token));
  }

  @Public()
  @Post(':token')
  async act(
    @Param('token') token: string,
    @Body() form: AlertForm | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answer(reply, await this.pages.act(token, form ?? {}));
  }
}

const answer = (reply: FastifyReply, { status, html }: AlertPage) =>
  reply.status(status).headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).send(html);
