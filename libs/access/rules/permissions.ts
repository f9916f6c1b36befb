// The permission table, readable as data: noun × verb → roles. What is not here is nobody's.
import { ROLES, type Role } from './roles.js';

const everybody = ROLES;
const managers = ['admin', 'support_manager', 'escalation_manager'] as const;
const support = [...managers, 'swarm_lead', 'agent'] as const;
const success = ['admin', 'csm', 'account_manager'] as const;
const insiders = ROLES.filter((role) => role !== 'expert');
const admin = ['admin'] as const;

const table = {
  account: { read: insiders, write: success, create: admin },
  case: { read: everybody, write: [...support, 'csm', 'account_manager'] },
  swarm: {
    read: everybody,
    open: [...support, 'csm', 'account_manager'],
    answer: ROLES.filter((role) => role !== 'read_only'),
  },
  clock: { read: insiders, write: ['admin', 'support_manager'] },
  escalation: {
    read: insiders,
    request: insiders.filter((role) => role !== 'read_only'),
    review: support,
    decide: managers,
    resolve: managers,
  },
  alert: {
    read: insiders,
    write: insiders.filter((role) => role !== 'read_only'),
    act: [...support, 'csm', 'account_manager'],
  },
  triage: {
    read: insiders,
    run: [...managers, 'swarm_lead'],
    act: [...support, 'csm', 'account_manager'],
    adoption: [...managers, 'leader'],
    settings: ['admin', 'support_manager'],
  },
  directory: { read: insiders, write: managers },
  segment: { read: insiders, write: ['admin', 'leader', 'csm'] },
  task: {
    read: [...success, 'leader', 'support_manager', 'escalation_manager', 'read_only'],
    write: [...success, 'leader', 'support_manager', 'escalation_manager'],
  },
  play: { read: insiders, write: ['admin', 'leader'], start: [...success, 'leader'] },
  campaign: { read: insiders, write: ['admin', 'leader', 'csm'], launch: ['admin', 'leader', 'csm'] },
  mail: { read: ['admin', 'leader', 'csm', 'account_manager', 'support_manager'], handle: admin },
  kpi: { read: insiders, write: ['admin', 'leader'] },
  import: { read: ['admin', 'leader', 'support_manager'], run: admin },
  message: { ingest: admin },
  signal: {
    read: insiders,
    label: insiders.filter((role) => role !== 'read_only'),
    manage: ['admin', 'support_manager'],
  },
  user: { read: insiders, manage: admin },
  team: { read: insiders, manage: ['admin', 'support_manager', 'escalation_manager'] },
  token: { manage: admin },
  audit: { read: admin },
  bloc: { read: ['admin', 'leader', 'csm'], apply: admin },
  operations: { read: admin },
} as const satisfies Record<string, Record<string, readonly Role[]>>;

type Table = typeof table;
type Of<Noun extends keyof Table> = `${Noun}:${Extract<keyof Table[Noun], string>}`;
/** `noun:verb` */
export type Permission = { [Noun in keyof Table]: Of<Noun> }[keyof Table];

export const PERMISSIONS: ReadonlyMap<Permission, readonly Role[]> = new Map(
  Object.entries(table).flatMap(([noun, verbs]) =>
    Object.entries(verbs).map(([verb, roles]) => [`${noun}:${verb}` as Permission, roles as readonly Role[]] as const),
  ),
);

export const isPermission = (text: string): text is Permission => PERMISSIONS.has(text as Permission);

export const permissionsOf = (role: Role): Permission[] =>
  [...PERMISSIONS].filter(([, roles]) => roles.includes(role)).map(([permission]) => permission);
