// Where mail providers tell what became of our mails. Public, because the signature of the call is what says who it is.
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Public } from '#access/graphql';
import { ProviderHooks } from '#inbound';
import { unwrap } from '#kernel';

const PATH = 'hooks/mail';
type RawRequest = FastifyRequest & { rawBody?: Buffer };

@Controller(PATH)
export class MailHooksController {
  constructor(private readonly hooks: ProviderHooks) {}

  @Public()
  @HttpCode(200)
  @Post(':provider')
  async take(@Param('provider') provider: string, @Req() request: RawRequest): Promise<object> {
    const { headers, rawBody = Buffer.alloc(0) } = request;
    return { taken: unwrap(await this.hooks.run(provider, { headers, body: rawBody })) };
  }
}

/** What is signed are the octets as they came; once parsed, nobody knows them any more. */
export function keepRawHooks(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (!request.url.startsWith(`/${PATH}/`)) return payload;
    const chunks: Buffer[] = [];
    payload.on('data', (chunk: Buffer) => chunks.push(chunk));
    payload.on('end', () => ((request as RawRequest).rawBody = Buffer.concat(chunks)));
    return payload;
  });
}
