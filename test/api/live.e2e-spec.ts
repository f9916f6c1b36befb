// The live stream: names and ids only, and only what the viewer's own scope can see; what was missed comes on reconnecting.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { SaveAccounts } from '#accounts';
import { newId } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { stampEvents } from '#platform/events';

let api: TestApi;
let address: string;
beforeAll(async () => {
  api = await startApi();
  await api.app.listen(0, '127.0.0.1');
  address = await api.app.getUrl();
});
afterAll(() => api.close());

interface Change {
  readonly position: number;
  readonly name: string;
  readonly ids: string[];
}

/** Reads changes until there are `count` of them. */
async function listen(person: Person, headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const answer = await fetch(`${address}/live`, {
    headers: { cookie: person.cookie, ...headers },
    signal: abort.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const changes = () => [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as Change);
  const pull = async () => {
    const { value, done } = await reader.read();
    text += value ?? '';
    return !done;
  };
  while (!text.includes(': open')) await pull();
  return {
    status: answer.status,
    until: async (count: number) => {
      while (changes().length < count && (await pull()));
      return changes();
    },
    ended: async () => {
      while (await pull());
      return true;
    },
    stop: () => abort.abort(),
  };
}

async function account(owner?: Person): Promise<string> {
  const id = newId();
  const save = api.app.get(SaveAccounts);
  await api.system(async (tx) => {
    await save.run(tx, [{ id, name: 'Live', at: api.clock.now() }], 'live');
    if (owner) await tx.query(`INSERT INTO account_owners VALUES ($1, 'csm', $2)`, [id, owner.id]);
  });
  await api.app.get(Database).tx(SYSTEM, stampEvents);
  return id;
}

describe('the live stream', () => {
  it('tells each viewer what they may see, and nothing else', async () => {
    const [csm, leader] = [await api.person('csm'), await api.person('leader')];
    const [own, all] = [await listen(csm), await listen(leader)];
    const hidden = await account();
    const mine = await account(csm);
    expect((await all.until(2)).map(({ ids }) => ids)).toEqual([[hidden], [mine]]);
    expect((await own.until(1)).map(({ name, ids }) => [name, ids])).toEqual([['account.created', [mine]]]);
    own.stop();
    all.stop();
  });

  it('gives what was missed after the last event that a browser saw', async () => {
    const leader = await api.person('leader');
    const first = await listen(leader);
    await account();
    const [seen] = await first.until(1);
    first.stop();
    const missed = await account();
    const again = await listen(leader, { 'last-event-id': String(seen?.position) });
    expect((await again.until(1)).map(({ ids }) => ids)).toEqual([[missed]]);
    again.stop();
  });

  it('needs a session', async () => {
    const refused = await fetch(`${address}/live`);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('ends first when the process stops', async () => {
    const other = await startApi();
    await other.app.listen(0, '127.0.0.1');
    const theirs = await other.person('leader');
    const kept = address;
    address = await other.app.getUrl();
    const open = await listen(theirs);
    address = kept;
    const ended = open.ended();
    await other.close();
    expect(await ended).toBe(true);
  });
});
