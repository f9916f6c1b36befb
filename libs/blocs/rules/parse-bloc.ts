// From the text of a bloc file to a bloc that can be applied as it is, or everything that is wrong with it, line by line.
import { validateCampaign } from '#campaigns/rules';
import { ok, type Result } from '#kernel';
import { validatePlay } from '#plays/rules';
import { readShape, under, type FactCatalogue, type Problem, type Refusal } from '#facts/rules';
import { validateSegment } from '#segments/rules';
import { blocSchema, type Bloc } from './bloc.js';
import { refuseBloc, type BlocRefusal } from './bloc-error.js';
import { referenceProblems, type Installed } from './references.js';
import { readYaml, type YamlSource } from './yaml-source.js';

export interface BlocSurroundings extends Installed {
  readonly catalogue: FactCatalogue;
}

export function parseBloc(text: string, around: BlocSurroundings): Result<Bloc, BlocRefusal> {
  const source = readYaml(text);
  if (!source.ok) return source;
  const { value, problems: shape } = readShape('BLOC_SHAPE', blocSchema, source.value.data);
  if (shape) return refused(source.value, shape);

  const segments = eachOf('segments', value.segments, (part) => validateSegment(part, around.catalogue));
  const plays = eachOf('plays', value.plays, validatePlay);
  const campaigns = eachOf('campaigns', value.campaigns, validateCampaign);
  const parts = [...segments.problems, ...plays.problems, ...campaigns.problems];
  // What a broken part is called can't be told, so references are checked once all parts are whole.
  if (parts.length > 0) return refused(source.value, parts);

  const bloc: Bloc = { ...value, segments: segments.values, plays: plays.values, campaigns: campaigns.values };
  const references = referenceProblems(bloc, around);
  return references.length > 0 ? refused(source.value, references) : ok(bloc);
}

function eachOf<T>(section: string, parts: readonly unknown[], check: (part: unknown) => Result<T, Refusal>) {
  const results = parts.map(check);
  return {
    values: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result, index) => (result.ok ? [] : under([section, index], result.error.problems))),
  };
}

const refused = (source: YamlSource, problems: readonly Problem[]) =>
  refuseBloc(problems.map(({ code, path, message }) => ({ ...source.placeOf(path), code, advice: message })));
