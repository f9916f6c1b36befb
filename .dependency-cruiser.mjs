// Which file may import which: made from libs/rooms.json, so that the table is the whole truth.
import { rooms } from './libs/rooms.mjs';

const all = rooms();
const one = (names) => `(${names.join('|')})`;
const below = (path) => `^libs/${path}/`;

/** A room imports only the rooms that the table gives it. */
const roomRules = all.map(({ name, mayImport }) => ({
  name: `room-${name}`,
  severity: 'error',
  comment: `libs/rooms.json says what ${name} may import`,
  from: { path: below(name), pathNot: '\\.spec\\.ts$' },
  to: { path: '^libs/', pathNot: below(one([name, ...mayImport])) },
}));

/** From outside, a room is entered by its doors. */
const doors = all.flatMap(({ name, doors }) =>
  doors.map((door) => [name, door, 'index\\.ts$'].filter(Boolean).join('/')),
);
const doorRule = {
  name: 'doors-only',
  severity: 'error',
  comment: 'another room is entered by its index.ts files',
  from: { path: '^libs/([^/]+)/', pathNot: '\\.spec\\.ts$' },
  to: { path: '^libs/', pathNot: ['^libs/$1/', `^libs/(${doors.join('|')})`] },
};
const appDoorRule = {
  ...doorRule,
  name: 'doors-only-apps',
  from: { path: '^apps/' },
  to: { path: '^libs/', pathNot: `^libs/(${doors.join('|')})` },
};

/** Inside a room: graphql | jobs → service → store → rules. */
const layer = (from, forbidden) => ({
  name: `layer-${from}`,
  severity: 'error',
  from: { path: `^libs/([^/]+)/${from}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `^libs/$1/${one(forbidden)}/` },
});

export default {
  forbidden: [
    ...roomRules,
    doorRule,
    appDoorRule,
    layer('rules', ['store', 'service', 'graphql', 'jobs']),
    layer('store', ['service', 'graphql', 'jobs']),
    layer('service', ['graphql', 'jobs']),
    layer('graphql', ['jobs']),
    layer('jobs', ['graphql']),
    {
      name: 'rules-see-only-rules',
      severity: 'error',
      from: { path: '^libs/[^/]+/rules/', pathNot: '\\.(spec|arbitrary)\\.ts$' },
      to: { path: '^libs/', pathNot: ['^libs/[^/]+/rules/', '^libs/kernel/'] },
    },
    {
      name: 'graphql-and-jobs-doors',
      severity: 'error',
      comment: 'graphql is opened by apps/api and the graphql of upper rooms, jobs by apps/worker',
      from: { pathNot: ['^apps/api/', '^libs/[^/]+/graphql/', '^test/', '\\.spec\\.ts$'] },
      to: { path: '^libs/[^/]+/graphql/index\\.ts$', pathNot: '^libs/platform/' },
    },
    {
      name: 'jobs-door',
      severity: 'error',
      from: { pathNot: ['^apps/(worker|cli)/', '^libs/[^/]+/jobs/', '^test/'] },
      to: { path: '^libs/[^/]+/jobs/index\\.ts$' },
    },
    {
      name: 'worker-without-graphql',
      severity: 'error',
      from: { path: '^apps/worker/' },
      to: { path: '(@nestjs/graphql|@apollo/|/graphql/)' },
    },
    {
      name: 'console-apart',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(libs|apps/(api|worker|cli))/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'sources-not-builds', severity: 'error', from: { pathNot: '\\.mjs$' }, to: { path: '^dist/' } },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.(spec|arbitrary)\\.ts$' },
      to: { path: ['^test/', '\\.(spec|arbitrary)\\.ts$'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['^node_modules', '^apps/console'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
