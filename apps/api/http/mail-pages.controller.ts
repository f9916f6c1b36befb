// Links of mails. GET shows, POST does: mail programs send the POST of one-click unsubscribe (RFC 8058) to the same address.
import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#access/graphql';
import { MailPages, type Page } from '#delivery';

@Controller('u')
export class MailPagesController {
  constructor(private readonly pages: MailPages) {}

  @Public()
  @Get(':token')
  async ask(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.ask(token));
  }

  @Public()
  @Post(':token')
  async unsubscribe(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.unsubscribe(token));
  }
}

const answer = (reply: FastifyReply, { status, html }: Page) =>
  reply.status(status).headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).send(html);
