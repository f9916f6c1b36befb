// Customers who will stay, and customers who will take more.
import type { SignalRule } from '../../pack.js';

const HOLD =
  'subscription|subscriptions|contract|contracts|agreement|agreements|plan|license|licenses|licence|maintenance|support contract|membership|annual plan|annual subscription|term|support agreement|service agreement|maintenance agreement|maintenance contract|package|account';
const SEATS =
  'seat|seats|license|licenses|user|users|user licenses|user accounts|named users|login|logins|account|accounts|agents|devs|developers|host|hosts|nodes|devices|terminals|workspaces|workspace|module|modules|storage|capacity|credits|add on|add ons|addon|instances|environments|sites|tenants|stores|machines|employees|colleagues|members|slots';

export const commercialRules: readonly SignalRule[] = [
  {
    id: 'renewal.asks',
    kind: 'renewal',
    strength: 0.8,
    says: [
      `(renew|renewing|extend|extending|prolong|prolonging|continue|continuing|re up|reup|renewed|extended|prolonged) ~3 (${HOLD})`,
      `(${HOLD}) ~3 (renewal|extension|prolongation|renew|renewed|extended|prolonged|extend)`,
      '(renewal|re up|reup) (quote|offer|paperwork|proposal|price|pricing|date|process|terms|invoice|documents|form|order|discussion|conversation|options|notice|time|period|contract|papers|conditions)',
      '(upcoming|our|your|the|next|annual|yearly|early|automatic|about|for|contract|regarding|license|subscription|due for|up for|multi year) renewal',
      `(${HOLD}) ~2 (expires|expire|expiring|finish|finishes|runs out|run out|is up|lapses|is due|comes up|due|up) ~1 (on|in|at|for|next|this|soon|by|end|january|february|march|april|may|june|july|august|september|october|november|december)`,
      '(extension|prolongation) (of|for|by) ~3 (contract|license|subscription|agreement|year|years|maintenance|support|months|another)',
      '(another|further|one more|additional|two more|three more) ~1 (year|term|period|twelve months|12 months|three years|two years) ~2 ($|,|with you|of|under|with|please|subscription|contract|maintenance|support|on)',
      '(stay|remain|continue|sign|commit|go on|keep going|stick) ~3 (with you|for another|for a further|another year|for one more|customer|customers|on board|for three|for two|for # (years|year|months))',
      '(happy|like|want|wish|intend|planning|plan|going|ready|willing|glad|love|keen|decided|need|looking|would) ~1 to (renew|re up|reup|re sign|extend|prolong)',
      'sign (up)? (again|for another)',
    ],
  },
  {
    id: 'expansion.more',
    kind: 'expansion',
    strength: 0.75,
    says: [
      `(add|adding|buy|buying|purchase|order|ordering|procure|need|needs|want|acquire|provision|get|request) ~2 (#|more|additional|extra|another|further|some) ~1 (more|additional|extra|further) ~1 (${SEATS})`,
      `(add|adding|buy|buying|purchase|order|ordering|procure|need|needs|want|acquire|get) ~1 (more|additional|extra|another|further) ~1 (${SEATS})`,
      '(increase|raise|double|increasing|raising) ~4 (licenses|license|seats|users|capacity|storage|named users|quota)',
      `(add|adding) # (more|additional|extra)? ~1 (${SEATS})`,
      `(number|amount) of ~1 (${SEATS}) from # to #`,
      `(two|three|four|five|six|seven|eight|ten|twelve|twenty|thirty|forty|fifty|hundred|few|couple of|some|couple|dozen) (more|additional|extra|further) ~1 (${SEATS})`,
      `(additional|extra|further) # ~1 (${SEATS})`,
      `(additional|more|extra|further) (${SEATS})`,
      '(upgrade|upgrading|move|moving|switch|switching|step|go|change|changing|going|interested) ~4 (enterprise|premium|business|pro|professional|gold|platinum|unlimited|bigger|larger|higher|next|advanced|plus|ultimate|scale|top) ~1 (plan|tier|edition|package|level|version|license|subscription|module|contract|support|account)',
      '(upgrade|upgrading|move up|moving up|step up|switch) (us|me|our account)? ~1 to ~1 (premium|enterprise|business|pro|professional|gold|platinum|plus|unlimited|ultimate)',
      '(price|pricing|quote|quotation|offer|cost|costs|proposal) ~4 (enterprise|premium|business|pro|bigger|larger|higher|advanced|unlimited|scale|next) ~1 (plan|tier|edition|package|level|version|license|module|support)',
      '(price|pricing|quote|quotation|offer|proposal|costs|cost|discount|discounts) ~4 (additional|more|extra|further|module|modules|add on|addon|volume|larger|bigger) ',
      '(roll|rolling|rolled) (it|this|the ~2)? ~1 out ~3 (to|in|at|across|for) ~3 (other|more|all|department|departments|teams|offices|subsidiary|subsidiaries|countries|sites|locations|further|another|entire|whole|rest|company|group|plants|regions)',
      '(expand|expanding|extend|extending|grow|growing|scale|scaling|broaden|introduce|introducing|deploy|deploying) ~5 (usage|use|footprint|departments|department|teams|team|subsidiary|subsidiaries|countries|sites|locations|company|offices|worldwide|globally|business|plants|regions|group|plan|platform|licenses)',
      '(doubling|tripling|growing|hiring|expanding|onboarding) ~3 (the|our|my)? ~1 (team|headcount|staff|department|company|users|colleagues|people|workforce|rapidly|fast|quickly)',
      '(other|another|more|two more|several|second|new|additional|marketing|sales|finance|hr|our) ~2 (department|departments|team|teams|subsidiary|subsidiaries|offices|divisions|plant|business unit|business units) ~4 (want|wants|interested|would like|like|need|needs|asked|also|join|use|in|start)',
      '(interested|interest) in ~3 (module|modules|add on|addon|additional|premium|enterprise|plan|feature|features|product|products|package|services|service|training|version|edition)',
      '(exceed|exceeding|outgrown|outgrowing|hit|reached|reaching|running out of|need more|need a bigger|need a larger|run out of) ~3 (limit|limits|licenses|seats|quota|capacity|storage|plan|tier|package)',
      '(bigger|larger|higher) (plan|tier|package|edition|license|contract|subscription)',
      'cross (sell|charge) ',
    ],
  },
];
