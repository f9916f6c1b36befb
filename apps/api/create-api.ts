// Makes the api application, the same for the real process and for tests.
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '#kernel';
import { NestLog, withCorrelation, type Log } from '#platform/log';
import { keepRawHooks } from './http/mail-hooks.controller.js';
import { addSecurityHeaders } from './http/security-headers.js';

/** A message may be 10 MB of noise: it must reach the check that says so. */
const BODY_LIMIT = 16 * 1024 * 1024;
const UPLOAD_LIMIT = 4 * 1024 * 1024 * 1024;

export const fastifyAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    forceCloseConnections: true,
    genReqId: () => newId(),
  });

export async function prepareApi(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => withCorrelation(request.id, done));
  addSecurityHeaders(fastify);
  keepRawHooks(fastify);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 10 } });
}

export async function createApi(module: Type | DynamicModule, log: Log): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, fastifyAdapter(), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  await prepareApi(app);
  return app;
}
