// Every resource of the console. A new one is a folder and a line here; menu, routes, data, live updates and texts follow.
import type { ResourceDescriptor } from './descriptor.js';
import accounts from './accounts/index.js';
import apiTokens from './api-tokens/index.js';
import contacts from './contacts/index.js';
import kpis from './kpis/index.js';
import teams from './teams/index.js';
import users from './users/index.js';

export const resources: readonly ResourceDescriptor[] = [accounts, contacts, kpis, users, teams, apiTokens];
