// English, as customers of software companies write it to support.
import type { PatternPack } from '../pack.js';
import { churnRules } from './en/churn.js';
import { closingRules } from './en/closing.js';
import { commercialRules } from './en/commercial.js';
import { confusionRules } from './en/confusion.js';
import { dissatisfactionRules } from './en/dissatisfaction.js';
import { escalationRules } from './en/escalation.js';
import { followUpRules } from './en/follow-up.js';
import { frustrationRules } from './en/frustration.js';
import { groups } from './en/groups.js';
import { helpfulnessRules } from './en/helpfulness.js';
import { praiseRules } from './en/praise.js';
import { severityRules } from './en/severity.js';
import { silences } from './en/silences.js';
import { keywords, means } from './en/spelling.js';
import { urgencyRules } from './en/urgency.js';
import { waitingRules } from './en/waiting.js';

const list = (words: string) => words.trim().split(/\s+/);

const tempered = (shares: Record<number, string>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(shares).flatMap(([share, words]) => list(words).map((word) => [word, Number(share)])),
  );

export const en: PatternPack = {
  language: 'en',
  version: 'en-2',
  means,
  keywords,
  groups,
  negators: list('not no never without nor neither nothing none hardly nobody cannot'),
  conditions: list('if unless'),
  light: list(`
    a an the any some my our your this that it i we us me they there to of in at as be been being is are was were am do does did
    have has had want wants wanted need needs needed wish like have think believe feel feeling say saying consider considered
    call calling ask asking look looking try trying plan planning intend intending mean meaning going get getting so very
    really that all too particularly extremely super overly terribly necessarily currently yet even much more quite exactly
    for further seem seems reason intention point anything anyone one matter case question way`),
  common: list(`
    i we you he she it they me us them my our your their his her this that these those the a an and or but so if then than as at by for from in into
    of off on out over to up with about after before since until when while where what which who how why there here is are was were be been being am
    do does did done doing have has had having can could will would shall should may might must not no yes now just only also still even again too
    very more most much many some any all each every other another one two first last next new old same such own get gets got getting go going gone
    come came make makes made take takes took give gives gave know known think see say says said tell told need needs want wants use used using work
    works working try tried call time day days week please thank thanks hello hi dear team customer customers user users account card money bank
    transfer payment order issue problem ticket case help support back way thing things people good system data like`),
  boosters: list(`
    very really extremely so absolutely totally completely incredibly utterly highly deeply seriously beyond truly
    terribly massively super immensely`),
  softeners: list('slightly somewhat bit little kind sort fairly mildly perhaps maybe might may possibly potentially'),
  tempered: tempered({
    // names of the trade, and words with an innocent second meaning
    0: `support help dear best kind warning alert alerts cancel canceled block blocked share shared join natural number kill
      killed fire stop stopped stops matter matters want like yes no please clear clearly allow allowed fine exclude excluded
      demand top forward solution solutions solve solved free drop dropped cut recommend recommended recommends reach reached
      active capable care certain chance chances top validate trust trusted`,
    0.3: `problem problems error errors fail fails failed failing failure failures wrong miss missing lost critical unable stuck
      bug bugs crash crashed crashes broken trouble delay delayed pending urgent sorry hope hopes welcome thanks thank ok good
      interest interested important challenge apologies apologize excuse greetings sincerely`,
  }),
  suppositions: [
    'if ~1 (it|this|that|there|anything|something|things|any|a|an|someone|somebody|one|the|my|our|your|users|customers)',
    'in case (of|it|this|that|the|there|you|we|i|something|anything|a|an|our|my)',
    'whether',
    '(would|could|should) ~1 (be|become|get|count|happen|cause|lead)',
    'in the event',
    'when (a|an|any|one) ~2 (is|goes|becomes|gets|fails)',
    '(suppose|assuming|imagine)',
  ],
  enquiries: [
    '^ (what|which|who|does (it|this|that|the|a|an)|do (i|we|the|these|those|any))',
    '^ how (do|does|would|should|can (i|we)|could (i|we)|to|long|often|many|much)',
    '^ (is|are) (there|it possible)',
    '^ (can|could|may) (i|we|a|an|the|one|it)',
    '^ (will|would) (it|the|this|a|there|that)',
  ],
  guards: {
    negative: ['negated'],
    frustration: ['negated'],
    churn_risk: ['negated'],
    urgency: ['negated', 'supposed'],
    follow_up_request: ['negated'],
    escalation_request: ['negated'],
    critical_issue: ['negated', 'supposed', 'asked'],
    production_issue: ['negated', 'supposed', 'asked'],
    confusion: ['negated', 'supposed'],
    impatience: ['negated', 'supposed'],
    lack_of_progress: ['negated', 'supposed'],
    not_helpful: ['supposed'],
    closure_request: ['negated', 'supposed'],
    positive: ['negated', 'supposed', 'asked'],
    helpful: ['negated', 'supposed', 'asked'],
    good_information: ['negated', 'supposed', 'asked'],
    fast_response: ['negated', 'supposed', 'asked'],
    renewal: ['negated'],
    expansion: ['negated', 'supposed'],
  },
  rules: [
    ...escalationRules,
    ...urgencyRules,
    ...followUpRules,
    ...severityRules,
    ...dissatisfactionRules,
    ...frustrationRules,
    ...churnRules,
    ...confusionRules,
    ...waitingRules,
    ...helpfulnessRules,
    ...praiseRules,
    ...closingRules,
    ...commercialRules,
  ],
  silences,
};
