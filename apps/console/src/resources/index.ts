// Every resource of the console. A new one is a folder and a line here; menu, routes, data, live updates and texts follow.
import type { ResourceDescriptor } from './descriptor.js';
import accounts from './accounts/index.js';
import alerts from './alerts/index.js';
import apiTokens from './api-tokens/index.js';
import blocs from './blocs/index.js';
import cases from './cases/index.js';
import campaigns from './campaigns/index.js';
import contacts from './contacts/index.js';
import directory from './directory/index.js';
import escalations from './escalations/index.js';
import imports from './imports/index.js';
import inbox from './inbox/index.js';
import kpis from './kpis/index.js';
import plays from './plays/index.js';
import predictions from './predictions/index.js';
import practices from './practices/index.js';
import segments from './segments/index.js';
import signals from './signals/index.js';
import swarms from './swarms/index.js';
import tasks from './tasks/index.js';
import teams from './teams/index.js';
import triage from './triage/index.js';
import triageAdoption from './triage-adoption/index.js';
import unmatchedCases from './unmatched-cases/index.js';
import users from './users/index.js';

export const resources: readonly ResourceDescriptor[] = [
  accounts,
  contacts,
  cases,
  escalations,
  directory,
  alerts,
  triage,
  triageAdoption,
  swarms,
  unmatchedCases,
  kpis,
  predictions,
  tasks,
  plays,
  segments,
  blocs,
  practices,
  users,
  teams,
  apiTokens,
  signals,
  campaigns,
  inbox,
  imports,
];
