// Serves the console's first page for every path that is nothing else, so that deep links open.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access/graphql';
import { fail } from '#kernel';

export const CONSOLE_FOLDER = join(process.cwd(), 'dist', 'console');

@Controller()
export class ConsoleController {
  private page: string | undefined;

  @Public()
  @Get('*')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  index(@Req() request: FastifyRequest): string {
    const file = join(CONSOLE_FOLDER, 'index.html');
    if (!request.headers.accept?.includes('text/html')) fail('PAGE_NOT_FOUND', `Nothing is served at ${request.url}.`);
    if (!this.page && !existsSync(file)) fail('CONSOLE_NOT_FOUND', 'The console is not built. Run: npm run build');
    this.page ??= readFileSync(file, 'utf8');
    return this.page;
  }
}
