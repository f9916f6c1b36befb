// Links of mails. GET shows, POST does: mail programs send the POST of one-click unsubscribe (RFC 8058) to the same address.
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access/graphql';
import { MailPages, RecordVisit, type Page } from '#delivery';

/** One transparent point. */
const POINT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

@Controller()
export class MailPagesController {
  constructor(
    private readonly pages: MailPages,
    private readonly visits: RecordVisit,
  ) {}

  @Public()
  @Get('u/:token')
  async ask(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.ask(token));
  }

  @Public()
  @Post('u/:token')
  async unsubscribe(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.unsubscribe(token));
  }

  @Public()
  @Get('p/:token')
  async preferences(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.preferences(token));
  }

  @Public()
  @Post('p/:token')
  async save(@Param('token') token: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.savePreferences(token, topicsOf(body)));
  }

  @Public()
  @Get('confirm/:token')
  async askConfirmation(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.askConfirmation(token));
  }

  @Public()
  @Post('confirm/:token')
  async confirm(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await answer(reply, await this.pages.confirm(token));
  }

  /** A link of a watched mail leads on, and an invisible image says that the mail was opened. */
  @Public()
  @Get('c/:token')
  async visit(
    @Param('token') token: string,
    @Req() { method }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (token.endsWith('.gif')) {
      await this.visits.open(token.slice(0, -4), method);
      await reply.headers({ 'content-type': 'image/gif', 'cache-control': 'no-store' }).send(POINT);
      return;
    }
    const target = await this.visits.click(token, method);
    if (target.ok) await reply.header('cache-control', 'no-store').redirect(target.value, 302);
    else await answer(reply, await this.pages.refusal(target));
  }
}

const answer = (reply: FastifyReply, { status, html }: Page) =>
  reply.status(status).headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).send(html);

/** One box, several, or none: a form sends a text, a list, or nothing at all. */
function topicsOf(body: unknown): string[] {
  const topic = typeof body === 'object' && body !== null && 'topic' in body ? body.topic : [];
  return [topic].flat().filter((each): each is string => typeof each === 'string');
}
