// Whether the parts of a bloc fit together: every name it mentions exists, once, and is of the kind that is needed.
import { doubledKeys, problem, unknownName, type Path, type Problem, type SubjectKind } from '#facts/rules';
import { segmentsOf, templatesOf } from '#campaigns/rules';
import { watchedSegment } from '#plays/rules';
import type { Bloc } from './bloc.js';

/** What this installation has for blocs to refer to. */
export interface Installed {
  /** keys of measures (kpis) */
  readonly measures: ReadonlySet<string>;
  /** names of mail templates */
  readonly templates: ReadonlySet<string>;
  /** keys of best-practice pages, their file names without .md */
  readonly practices: ReadonlySet<string>;
}

const SECTIONS = ['goals', 'segments', 'practices', 'plays', 'campaigns'] as const;

export const referenceProblems = (bloc: Bloc, installed: Installed): Problem[] => [
  ...SECTIONS.flatMap((section) => {
    const keys = bloc[section].map(({ key }) => key);
    return doubledKeys('KEY_DOUBLED', keys, (index) => [section, index, 'key']);
  }),
  ...bloc.goals.flatMap(({ kpis }, goal) =>
    kpis.flatMap(({ measure }, kpi) =>
      among('KPI_UNKNOWN', ['goals', goal, 'kpis', kpi, 'measure'], 'measure', measure, installed.measures),
    ),
  ),
  ...bloc.practices.flatMap(({ key }, index) =>
    among(
      'PRACTICE_FILE_MISSING',
      ['practices', index, 'key'],
      'page in templates/practices',
      key,
      installed.practices,
    ),
  ),
  ...bloc.plays.flatMap((play, index) => playProblems(bloc, play, index, installed)),
  ...bloc.campaigns.flatMap((campaign, index) => [
    ...segmentsOf(campaign).flatMap((segment, nth) =>
      segmentOf(null, bloc, ['campaigns', index, ...(nth === 0 ? ['audience', 'segment'] : ['steps'])], segment),
    ),
    ...templatesOf(campaign).flatMap((template) => {
      const path = ['campaigns', index, campaign.template ? 'template' : 'steps'];
      return among('TEMPLATE_UNKNOWN', path, 'mail template', template, installed.templates);
    }),
  ]),
];

function playProblems(
  bloc: Bloc,
  { trigger, tasks }: Bloc['plays'][number],
  play: number,
  { measures }: Installed,
): Problem[] {
  const pages = new Set(bloc.practices.map(({ key }) => key));
  const practices = tasks.flatMap((task, index) =>
    task.practices.flatMap((key, nth) => {
      const path = ['plays', play, 'tasks', index, 'practices', nth];
      return among('PRACTICE_UNKNOWN', path, 'practice in this bloc', key, pages);
    }),
  );
  const segment = watchedSegment(trigger);
  const path = ['plays', play, 'trigger'];
  return [
    ...(segment === null ? [] : segmentOf('account', bloc, [...path, 'segment'], segment)),
    ...(trigger.on === 'kpi.missed'
      ? among('KPI_UNKNOWN', [...path, 'measure'], 'measure', trigger.measure, measures)
      : []),
    ...practices,
  ];
}

const among = (code: string, path: Path, what: string, name: string, names: ReadonlySet<string>): Problem[] =>
  names.has(name) ? [] : [unknownName(code, path, `${what} called`, name, names)];

/** `object`: which kind is needed; null where either will do. */
function segmentOf(object: SubjectKind | null, { segments }: Bloc, path: Path, key: string): Problem[] {
  const found = segments.find((each) => each.key === key);
  const keys = segments.map((each) => each.key);
  if (!found) return [unknownName('SEGMENT_UNKNOWN', path, 'segment in this bloc called', key, keys)];
  const message = `“${key}” holds ${found.object}s; a segment of ${object ?? ''}s is needed here.`;
  return object === null || found.object === object ? [] : [problem('SEGMENT_WRONG_OBJECT', path, message)];
}
