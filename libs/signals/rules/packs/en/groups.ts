// Words that stand for one another in English support mail; patterns name them with @.

export const groups = {
  handOver: 'pass|hand|forward|move|send|transfer|give|assign|reassign|route|reroute|go|goes|turn|escalate',
  handedOver: 'passed|handed|forwarded|moved|sent|transferred|given|assigned|reassigned|routed|rerouted|escalated',
  lead: 'please|kindly|want|wants|need|demand|request|requesting|would|could|can|expect|insist|ask|asking|speak|talk|contact|involve|get|give|name|call|connect|unless|until|otherwise|let|have|who|must|like|prefer|hear|tell',
  higher: `supervisor|superior|boss|team lead|team leader|duty manager|support manager|service manager|escalation manager|higher up|higher ups
    |(your|higher|upper|senior) management|your ~1 (director|manager|supervisor)|head of ~1 (support|service|care|engineering|product|development|success)`,
  level: '(second|2nd|third|3rd|next|higher|senior) (level|tier|line)|l2|l3|level (2|3|two|three)|tier (2|3|two|three)',
  mine: 'my|our|this|that|these|those|the|it',
  det: 'a|an|the|my|our|your|this|that|some|any',
  case: 'case|cases|ticket|tickets|issue|issues|request|incident|problem|matter|thread|topic|bug|complaint|item|call|conversation|point|points',
  boss: `manager|managers|management|supervisor|supervisors|superior|superiors|boss|bosses|director|directors|leadership
    |executive|executives|exec|execs|vp|ceo|cto|coo|cio|cfo|president|vice president|head of|higher ups
    |(team|support|engineering|technical|tech|duty|service|shift|group) (lead|leader|leads)|team leader|lead engineer`,
  senior: 'senior|experienced|higher|authorized|authority|more experience',
  tier: 'l2|l3|l4|(level|tier|line) (2|3|two|three)|(second|third|next|higher) (level|tier|line)|engineering|development|r d|product management|the developers|your developers',
  weekday: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  soon: `today|tonight|tomorrow|this (morning|afternoon|evening|weekend)|in ~2 (minutes|hours|hour)|over the weekend`,
  deadline: `(today|tonight|tomorrow|noon|midnight|@weekday|end of (the)? (day|business|week|today|month)|close of business|
    lunch|morning|(this)? (afternoon|evening|weekend)|# (am|pm|oclock|cet|est|utc|gmt)?)`,
  ask: `please|kindly|need|needs|needed|must|require|requires|required|want|can you|can someone|can somebody|can anyone|could you|could someone
    |could somebody|have to|has to|would you|urgent|asap`,
  answer:
    'reply|replies|response|responses|answer|answers|feedback|update|updates|news|word|reaction|callback|call back|communication',
  improve:
    'fix|fixed|solve|solved|resolve|resolved|address|addressed|handle|handled|sort|sorted|help|helped|respond|reply|act|call|answer|answered|repair|look|restore|restored|unblock|react|attention|assistance|action|support|solution',
  nth: 'third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|umpteenth|nth|hundredth|thousandth|3rd|4th|5th|6th|7th|8th|9th|10th|100th',
  plan: 'subscription|subscriptions|contract|contracts|agreement|plan|license|licenses|membership|relationship|partnership|account|service agreement',
  vendor:
    'vendor|vendors|provider|providers|supplier|suppliers|solution|solutions|platform|platforms|product|products|tool|tools|system|systems|software|partner',
  other: 'another|other|others|different|competing|rival',
  live: 'production|productive system|(live|productive|production) (system|systems|environment|site|server|servers|tenant|instance|platform|service)',
  service: `service|services|system|systems|site|website|platform|server|servers|application|applications|app|apps|portal|api|environment
    |instance|tenant|gateway|software|everything|database|cluster|network|cloud|tool|shop|store|webshop|production|connection|backend|login|kiosks|terminals|phones|phone lines|telephony|hotline|mail|email|vpn|wifi|internet|printers|tills|registers`,
  be: 'is|are|was|were|been|be|being|am',
  down: 'down|offline|unavailable|unreachable|inaccessible|dead|not (available|reachable|accessible|responding)',
  awful:
    'terrible|awful|horrible|horrendous|horrid|dreadful|abysmal|atrocious|lousy|appalling|pathetic|disgraceful|shameful|shocking|miserable|catastrophic',
  work: `experience|service|support|quality|performance|product|software|communication|interface|ui|ux|design|documentation|docs|solution|answer|handling|attitude
    |start|impression|job|response|responses|interaction|answers|release|update|upgrade|app|onboarding|training|implementation|migration|tool|platform|feature|work|usability|translation|management`,
  praise: `excellent|outstanding|fantastic|awesome|amazing|brilliant|superb|wonderful|terrific|exceptional|phenomenal|stellar|perfect
    |impressive|exemplary|fabulous|incredible|first class|top notch|great|marvellous|marvelous|spectacular|lovely`,
  care: 'help|support|assistance|effort|efforts|patience|work|turnaround|response|reply|answer|reaction|service|fix|solution|explanation|attention|advice|action|communication|follow up',
  keen: 'quick|fast|prompt|swift|speedy|rapid|great|excellent|kind|friendly|fantastic|amazing|awesome|wonderful|brilliant|outstanding|thorough|detailed|hard|clear|immediate|professional|timely|super|good|patient',
} as const;
