// react-admin's data provider over the API: each resource declares its documents, paging is by keyset and knows no total.
import type { DataProvider, GetListParams, Identifier, RaRecord } from 'react-admin';
import { Cursors, cursorInLink } from './cursors.js';
import { accepted, ApiError, type Ask, type Variables } from './graphql.js';
import {
  listVariables,
  manyDocument,
  oneDocument,
  pageDocument,
  skipDocument,
  type FilterValues,
  type ResourceData,
  type Verb,
} from './resource-data.js';

interface PageOf<Row> {
  page: { nodes: Row[]; endCursor: string | null; hasNextPage: boolean };
}

/** The API's own limit on rows a page. */
const MAX_PAGE = 200;
/** Aliases in one request, well below the API's limit on a query's size. */
const MAX_BATCH = 50;

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

interface Place {
  readonly list: string;
  readonly resource: string;
  readonly page: number;
  readonly perPage: number;
  readonly asked: Variables;
}

type Link = Pick<Location, 'pathname' | 'search'>;

const read = ({ reads }: ResourceData, record: RaRecord): RaRecord => reads?.(record) ?? record;

export function createDataProvider(
  resources: Readonly<Record<string, ResourceData>>,
  ask: Ask,
  link: () => Link = () => window.location,
): DataProvider {
  const cursors = new Cursors();

  function dataOf(resource: string): ResourceData {
    const data = resources[resource];
    if (!data) throw new ApiError('RESOURCE_UNKNOWN', `Register "${resource}" in src/resources/index.ts.`);
    return data;
  }

  /** Where a page starts: remembered, carried by the link, or found by walking there from the nearest known page. */
  async function startOf({ list, resource, page, perPage, asked }: Place): Promise<string | null> {
    const nearest = cursors.nearest(list, page);
    if (nearest.page === page) return nearest.cursor;
    const linked = cursorInLink(resource, page, link());
    if (linked) return linked;
    let { cursor } = nearest;
    for (let rows = (page - nearest.page) * perPage; rows > 0; rows -= MAX_PAGE) {
      const skip = { ...asked, first: Math.min(rows, MAX_PAGE), after: cursor };
      const answer = await ask<PageOf<never>>(skipDocument(dataOf(resource)), skip);
      cursor = answer.page.endCursor ?? cursor;
      if (!answer.page.hasNextPage) break;
    }
    return cursor;
  }

  async function getList(resource: string, params: GetListParams) {
    const data = dataOf(resource);
    const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
    const asked = listVariables(data, params.filter as FilterValues, params.sort);
    const list = JSON.stringify([resource, asked, perPage]);
    const after = await startOf({ list, resource, page, perPage, asked });
    const variables = { ...asked, first: perPage, after };
    const { page: answer } = await ask<PageOf<RaRecord>>(pageDocument(data), variables, params.signal);
    if (after) cursors.keep(list, page, after);
    if (answer.endCursor) cursors.keep(list, page + 1, answer.endCursor);
    return {
      data: answer.nodes.map((node) => read(data, node)),
      pageInfo: { hasNextPage: answer.hasNextPage, hasPreviousPage: page > 1 },
      meta: { after },
    };
  }

  async function getMany(resource: string, ids: readonly Identifier[]) {
    const data = dataOf(resource);
    const batches = await Promise.all(
      chunks(ids, MAX_BATCH).map((batch) =>
        ask<Record<string, RaRecord | null>>(
          manyDocument(data, batch.length),
          Object.fromEntries(batch.map((id, index) => [`id${index}`, id])),
        ),
      ),
    );
    return {
      data: batches
        .flatMap((batch) => Object.values(batch).filter((record) => record !== null))
        .map((record) => read(data, record)),
    };
  }

  async function write(data: ResourceData, verb: Verb | undefined, id: Identifier, values: object) {
    if (!verb) throw new ApiError('NOT_WRITABLE', 'bellwether.error.not_writable');
    const variables = verb.variables({ id: String(id), data: { ...values } });
    const { result } = await ask<{ result: RaRecord | boolean }>(verb.document, variables);
    return typeof result === 'boolean' ? { id } : read(data, accepted(result));
  }

  const provider = {
    getList,
    getManyReference: (
      resource: string,
      { target, id, ...params }: GetListParams & { target: string; id: Identifier },
    ) => getList(resource, { ...params, filter: { ...(params.filter as object), [target]: id } }),
    async getOne(resource: string, params: { id: Identifier; signal?: AbortSignal }) {
      const variables = { id: params.id };
      const { record } = await ask<{ record: RaRecord | null }>(
        oneDocument(dataOf(resource)),
        variables,
        params.signal,
      );
      if (!record) throw new ApiError('NOT_FOUND', 'bellwether.error.not_found');
      return { data: read(dataOf(resource), record) };
    },
    getMany: (resource: string, params: { ids: Identifier[] }) => getMany(resource, params.ids),
    create: async (resource: string, params: { data: object }) => ({
      data: await write(dataOf(resource), dataOf(resource).create, '', params.data),
    }),
    update: async (resource: string, params: { id: Identifier; data: object }) => ({
      data: await write(dataOf(resource), dataOf(resource).update, params.id, params.data),
    }),
    delete: async (resource: string, params: { id: Identifier; previousData?: object }) => ({
      data: await write(dataOf(resource), dataOf(resource).remove, params.id, params.previousData ?? {}),
    }),
    async updateMany(resource: string, params: { ids: Identifier[]; data: object }) {
      for (const id of params.ids) await provider.update(resource, { id, data: params.data });
      return { data: params.ids };
    },
    async deleteMany(resource: string, params: { ids: Identifier[] }) {
      for (const id of params.ids) await provider.delete(resource, { id });
      return { data: params.ids };
    },
    supportAbortSignal: true,
  };
  // react-admin lets each call choose its record type; what a resource's fields really are, its own files say.
  return provider as unknown as DataProvider;
}
