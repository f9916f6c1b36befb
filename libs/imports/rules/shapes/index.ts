// Every mapping that ships, in the order they are offered.
import type { Mapping } from '../mapping.js';
import * as csv from './csv.js';
import * as freshdesk from './freshdesk.js';
import * as intercom from './intercom.js';
import * as jira from './jira.js';
import * as salesforce from './salesforce.js';
import * as servicenow from './servicenow.js';
import * as servicenowLog from './servicenow-log.js';
import * as zendesk from './zendesk.js';

export const SHAPES: readonly Mapping[] = [
  zendesk,
  servicenowLog,
  servicenow,
  jira,
  intercom,
  salesforce,
  freshdesk,
  csv,
].flatMap((system) => Object.values(system));

export const shapeNamed = (name: string): Mapping | undefined => SHAPES.find((shape) => shape.name === name);
