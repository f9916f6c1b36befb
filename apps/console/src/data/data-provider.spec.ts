// The data provider over an API in memory: pages by number must show what pages by cursor hold, however one gets there.
import fc from 'fast-check';
import type { DataProvider, RaRecord } from 'react-admin';
import { createDataProvider } from './data-provider.js';
import { ApiError, type Ask, type Variables } from './graphql.js';
import type { ResourceData } from './resource-data.js';

interface Call {
  readonly document: string;
  readonly variables: Variables;
}

const sheep: ResourceData = {
  type: 'Sheep',
  page: 'flock',
  one: 'sheep',
  row: 'name',
  reads: (record) => ({ ...record, bell: record['name'] === '1' }),
  update: {
    document: 'mutation rename { result }',
    variables: ({ id, data }) => ({ id, input: { name: data['name'] } }),
  },
};

/** Rows 1 to `size`; the cursor of a page is its last row's id, as text. */
function meadow(size: number) {
  const rows = Array.from({ length: size }, (_, index) => ({ id: String(index + 1), name: String(index + 1) }));
  const calls: Call[] = [];
  const answer = (document: string, variables: Variables): unknown => {
    if (document.startsWith('mutation'))
      return {
        result: variables['id'] === '1' ? { refusal: 'NAME_TAKEN', message: 'Choose another name.' } : { id: '2' },
      };
    if (document.includes('page:')) {
      const from = Number(variables['after'] ?? 0);
      const nodes = rows.slice(from, from + Number(variables['first']));
      return { page: { nodes, endCursor: nodes.at(-1)?.id ?? null, hasNextPage: from + nodes.length < size } };
    }
    if (document.includes('record:')) return { record: rows.find(({ id }) => id === variables['id']) ?? null };
    return Object.fromEntries(
      Object.entries(variables).map(([name, id]) => [
        name.replace('id', 'r'),
        rows.find((row) => row.id === id) ?? null,
      ]),
    );
  };
  const ask: Ask = <Data>(document: string, variables: Variables = {}) => {
    calls.push({ document, variables });
    return Promise.resolve(answer(document, variables) as Data);
  };
  return { calls, ask };
}

const nowhere = () => ({ pathname: '/', search: '' });
const open = (ask: Ask, link = nowhere) => createDataProvider({ sheep }, ask, link);
const page = (provider: DataProvider, number: number, perPage = 10, filter = {}) =>
  provider.getList<RaRecord>('sheep', {
    pagination: { page: number, perPage },
    sort: { field: 'name', order: 'ASC' },
    filter,
  });
const ids = (data: readonly RaRecord[]) => data.map(({ id }) => Number(id));
const from = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

describe('lists', () => {
  it('answer with pages and no total', async () => {
    const { ask } = meadow(15);
    const provider = open(ask);
    expect(await page(provider, 1)).toMatchObject({ pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page(provider, 2);
    expect(second).toMatchObject({ pageInfo: { hasNextPage: false, hasPreviousPage: true }, meta: { after: '10' } });
    expect(second).not.toHaveProperty('total');
    expect(ids(second.data)).toEqual(from(11, 15));
  });

  it('show the same rows on a page, whichever pages were seen before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom(10, 25, 100),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
        async (size, perPage, walk) => {
          const provider = open(meadow(size).ask);
          for (const number of walk) {
            const { data } = await page(provider, number, perPage);
            const first = (number - 1) * perPage + 1;
            // Past the end there is nothing; a page is never filled with rows of another one.
            expect(ids(data)).toEqual(from(first, Math.min(size, first + perPage - 1)));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('ask once for a page whose start is known', async () => {
    const { ask, calls } = meadow(100);
    const provider = open(ask);
    for (const number of [1, 2, 3, 2]) await page(provider, number);
    expect(calls.map(({ variables }) => variables['after'])).toEqual([null, '10', '20', '10']);
  });

  it('skip to a page in steps that the API allows', async () => {
    const { ask, calls } = meadow(1000);
    expect(ids((await page(open(ask), 9, 50)).data)).toEqual(from(401, 450));
    expect(calls.map(({ variables }) => variables['first'])).toEqual([200, 200, 50]);
  });

  it('start where a shared link says, for that page only', async () => {
    const { ask, calls } = meadow(100);
    const provider = open(ask, () => ({ pathname: '/sheep', search: '?page=7&after=42' }));
    expect(ids((await page(provider, 7)).data)).toEqual(from(43, 52));
    expect(calls).toHaveLength(1);
    expect(ids((await page(provider, 2)).data)).toEqual(from(11, 20));
  });

  it('keep the cursors of one filter apart from those of another', async () => {
    const { ask, calls } = meadow(100);
    const provider = open(ask);
    await page(provider, 1, 10, { search: 'a' });
    await page(provider, 2, 10, { search: 'b' });
    expect(calls.map(({ variables }) => variables['first'])).toEqual([10, 10, 10]);
  });
});

describe('records', () => {
  it('come in batches by id; those that are gone are left out', async () => {
    const { ask, calls } = meadow(120);
    const wanted = [...from(1, 120), 999].map(String);
    const { data } = await open(ask).getMany('sheep', { ids: wanted });
    expect(ids(data)).toEqual(from(1, 120));
    expect(calls).toHaveLength(3);
  });

  it('are given the shape that pages work with', async () => {
    const { data } = await open(meadow(2).ask).getOne('sheep', { id: '1' });
    expect(data).toEqual({ id: '1', name: '1', bell: true });
  });

  it('that are not there are a readable error', async () => {
    await expect(open(meadow(2).ask).getOne('sheep', { id: '3' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
  });
});

describe('writes', () => {
  it('send what the verb maps', async () => {
    const { ask, calls } = meadow(2);
    await open(ask).update('sheep', { id: '2', data: { name: 'Dolly', wool: 3 }, previousData: { id: '2' } });
    expect(calls[0]?.variables).toEqual({ id: '2', input: { name: 'Dolly' } });
  });

  it('that are refused say why', async () => {
    const refused = open(meadow(2).ask).update('sheep', { id: '1', data: {}, previousData: { id: '1' } });
    await expect(refused).rejects.toEqual(new ApiError('NAME_TAKEN', 'Choose another name.'));
  });

  it('without a verb are refused before anything is sent', async () => {
    const { ask, calls } = meadow(2);
    await expect(open(ask).delete('sheep', { id: '1' })).rejects.toMatchObject({ code: 'NOT_WRITABLE' });
    expect(calls).toEqual([]);
  });
});
