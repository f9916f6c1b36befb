// Apollo on Fastify: code-first schema, one context an operation, its read transaction closed with the response.
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '#platform/database';
import { LOG, type Log } from '#platform/log';
import { asksForOne } from './asks-for-one.js';
import { RequestContext } from './context.js';
import { formatError } from './format-error.js';
import { limitDepth } from './limit-depth.js';

const lookPastFilter: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation, request, contextValue }) => {
        if (operation && asksForOne(operation, request.variables)) contextValue.lookPastFilter();
        return Promise.resolve();
      },
    }),
};

const closeRead: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () => Promise.resolve({ willSendResponse: ({ contextValue }) => contextValue.close() }),
};

export const graphqlModule = (): DynamicModule => ({
  ...GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [Database, LOG],
    useFactory: (database: Database, log: Log) => ({
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      graphiql: false,
      introspection: true,
      csrfPrevention: true,
      validationRules: [limitDepth(12)],
      plugins: [lookPastFilter, closeRead],
      formatError: formatError(log),
      context: (request: FastifyRequest, reply: FastifyReply) => new RequestContext(request, reply, database),
    }),
  }),
});
