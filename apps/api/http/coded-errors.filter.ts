// Errors of plain HTTP routes, in the same shape as everywhere: a code, and what to do. GraphQL has its own formatter.
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { CodedException, newId } from '#kernel';
import { InjectLog, type Log } from '#platform/log';

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BODY_TOO_LARGE: 413 };

const statusOf = (code: string): number => STATUS[code] ?? (code.endsWith('_NOT_FOUND') ? 404 : 400);

@Catch()
export class CodedErrorsFilter implements ExceptionFilter {
  constructor(@InjectLog() private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() === 'graphql') return error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, body } = this.answer(error);
    return reply.status(status).send(body);
  }

  private answer(error: unknown): { status: number; body: object } {
    if (error instanceof CodedException) return { status: statusOf(error.error.code), body: error.error };
    if (error instanceof HttpException)
      return { status: error.getStatus(), body: { code: `HTTP_${error.getStatus()}`, message: error.message } };
    if (error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500)
      return { status: Number(error.statusCode), body: { code: 'BAD_REQUEST', message: error.message } };
    const reference = newId();
    this.log.error({ err: error, reference }, 'unforeseen error in a route');
    return {
      status: 500,
      body: { code: 'INTERNAL', message: `Something went wrong on our side. Reference: ${reference}` },
    };
  }
}
