// What an install has seen of its groups, people and customers: how often their cases escalated, as it was known at each moment.

/** A case as experience counts it: under which names it stood, from when on it counts, and when it escalated. */
export interface Lived {
  /** by kind, such as team; null: nobody */
  readonly names: Readonly<Record<ExperienceKind, string | null>>;
  /** milliseconds */
  readonly at: number;
  readonly escalatedAt: number | null;
}

export const EXPERIENCE_KINDS = ['team', 'firstTeam', 'assignee', 'customer'] as const;
export type ExperienceKind = (typeof EXPERIENCE_KINDS)[number];

/** Cases and how many of them escalated. */
export type Tally = readonly [cases: number, escalated: number];

export interface Experience {
  readonly all: Tally;
  readonly of: Readonly<Record<ExperienceKind, Readonly<Record<string, Tally>>>>;
}

/** So many cases of the common rate are added to each name's own: few cases say little. */
const PRIOR_CASES = 20;

/** Log odds of the rate of a name, drawn towards the rate of all. */
export function logOdds([cases, escalated]: Tally, [allCases, allEscalated]: Tally): number {
  const common = (allEscalated + 1) / (allCases + 20);
  const rate = (escalated + PRIOR_CASES * common) / (cases + PRIOR_CASES);
  return Math.log(rate / (1 - rate));
}

class Book {
  all: [number, number] = [0, 0];
  readonly names = new Map<string, [number, number]>();

  add({ names }: Lived, place: 0 | 1): void {
    this.all[place] += 1;
    for (const kind of EXPERIENCE_KINDS) {
      const name = names[kind];
      if (name === null) continue;
      const key = `${kind} ${name}`;
      const tally = this.names.get(key) ?? [0, 0];
      tally[place] += 1;
      this.names.set(key, tally);
    }
  }
}

export interface Rate {
  /** log odds against those of all: 0 is as usual. Of all, as what is newest has had less time to escalate everywhere alike */
  readonly lift: number;
  /** log of its share of all cases */
  readonly share: number;
  readonly cases: number;
  readonly escalated: number;
}
export type Rates = Readonly<Record<ExperienceKind, Rate>>;

/** For each of `lived`, in their order, what was known of its names just before its own moment. */
export function ratesInTheirTime(lived: readonly Lived[]): Rates[] {
  const happened = lived
    .flatMap((each, n) => [
      { at: each.at, n, what: 'ask' as const },
      ...(each.escalatedAt === null
        ? []
        : [{ at: Math.max(each.escalatedAt, each.at), n, what: 'escalated' as const }]),
    ])
    // A moment's questions come before its news.
    .sort((a, b) => a.at - b.at || (a.what === b.what ? a.n - b.n : a.what === 'ask' ? -1 : 1));
  const book = new Book();
  const rates: Rates[] = [];
  for (const { n, what } of happened) {
    const each = lived[n];
    if (!each) continue;
    if (what === 'ask') {
      rates[n] = ratesOf(each.names, book.all, (kind, name) => book.names.get(`${kind} ${name}`));
      book.add(each, 0);
    } else book.add(each, 1);
  }
  return rates;
}

const FEWEST = 3;

/** Everything that was known at `at`; names with hardly a case are left out. */
export function experienceAt(lived: readonly Lived[], at: number): Experience {
  const book = new Book();
  for (const each of lived) {
    if (each.at >= at) continue;
    book.add(each, 0);
    if (each.escalatedAt !== null && each.escalatedAt < at) book.add(each, 1);
  }
  const of = Object.fromEntries(
    EXPERIENCE_KINDS.map((kind) => [
      kind,
      Object.fromEntries(
        [...book.names]
          .filter(([key, [cases]]) => key.startsWith(`${kind} `) && cases >= FEWEST)
          .map(([key, tally]) => [key.slice(kind.length + 1), tally] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  ) as unknown as Experience['of'];
  return { all: book.all, of };
}

export const ratesFrom = (experience: Experience, names: Lived['names']): Rates =>
  ratesOf(names, experience.all, (kind, name) =>
    Object.hasOwn(experience.of[kind], name) ? experience.of[kind][name] : undefined,
  );

const ratesOf = (
  names: Lived['names'],
  all: Tally,
  find: (kind: ExperienceKind, name: string) => Tally | undefined,
): Rates =>
  Object.fromEntries(
    EXPERIENCE_KINDS.map((kind) => {
      const name = names[kind];
      const tally = (name === null ? undefined : find(kind, name)) ?? [0, 0];
      const [cases, escalated] = tally;
      const share = Math.log((cases + 1) / (all[0] + PRIOR_CASES));
      return [kind, { lift: logOdds(tally, all) - logOdds([0, 0], all), share, cases, escalated }];
    }),
  ) as unknown as Rates;
