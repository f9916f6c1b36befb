// The page behind a mail that asks one question. GET shows, POST stores.
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '#access/graphql';
import { AnswerPages, type AnswerPage } from '#campaigns';

@Controller('a')
export class AnswerPagesController {
  constructor(private readonly pages: AnswerPages) {}

  @Public()
  @Get(':token')
  async ask(
    @Param('token') token: string,
    @Query('answer') answer: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.pages.ask(token, text(answer)));
  }

  @Public()
  @Post(':token')
  async store(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    await send(reply, await this.pages.store(token, text(said['answer']), text(said['comment'])));
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const send = (reply: FastifyReply, { status, html }: AnswerPage) =>
  reply.status(status).headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).send(html);
