// Runs, engagements and alerts in triage, through the real api: time, work, what is new, adoption, and who was asked to step in.
import {
  account,
  ANGRY,
  ask,
  coverageOf,
  manager,
  NOW,
  onStage,
  PRESSING,
  stateOf,
  verb,
  write,
} from '../support/triage-stage.js';

const stage = onStage();

describe('an engagement', () => {
  it('asks the account’s manager once, tells them by mail, and shows on the case what came of it', async () => {
    const [gus, tom, other] = [
      await manager('Gus'),
      await stage.api().person('csm', 'Tom'),
      await stage.api().person('csm', 'Other'),
    ];
    const accountId = await account('Acme');
    const id = await write(gus.group, [[ANGRY, 1]], { organisationKey: accountId });
    const engage = (role: string) =>
      verb(gus, `engage(caseId: "${id}", role: ${role}, ask: "Please call their director.")`);
    expect(await engage('csm')).toMatchObject({ code: 'NO_OWNER' });
    await stage
      .api()
      .system((tx) => tx.query(`INSERT INTO account_owners VALUES ($1, 'csm', $2)`, [accountId, tom.id]));
    expect(await engage('csm')).toMatchObject({ __typename: 'Engagement' });
    await engage('csm');
    expect(await stateOf(gus, id)).toMatchObject({ act: 'engage', unhandled: 0, pendingOurReply: true });
    const { mine } = await ask<{
      mine: { id: string; ask: string; case: { subject: string }; requestedBy: { name: string } }[];
    }>(tom, '{ mine: myEngagements { id ask case { subject } requestedBy { name } } }');
    expect(mine).toEqual([
      {
        id: expect.any(String),
        ask: 'Please call their director.',
        case: { subject: 'Export fails' },
        requestedBy: { name: 'Gus' },
      },
    ]);
    const letters = await stage
      .api()
      .system((tx) =>
        tx.query('SELECT subject FROM mails m JOIN letters l ON l.mail_id = m.id WHERE m.address = $1', [
          `${tom.id}@staff.example`,
        ]),
      );
    expect(letters).toEqual([{ subject: 'Gus asks you to step in: Export fails' }]);

    const engagement = mine[0]?.id ?? '';
    expect(await verb(other, `answerEngagement(id: "${engagement}", state: accepted)`)).toMatchObject({
      code: 'ENGAGEMENT_NOT_FOUND',
    });
    await verb(tom, `answerEngagement(id: "${engagement}", state: accepted)`);
    expect(await verb(tom, `answerEngagement(id: "${engagement}", state: done)`)).toMatchObject({
      code: 'ENGAGEMENT_OUTCOME_MISSING',
    });
    await verb(tom, `answerEngagement(id: "${engagement}", state: done, outcome: "They wait until Friday.")`);
    const shown = await ask(gus, `{ case(id: "${id}") { engagements { state outcome owner { name } } } }`);
    expect(shown).toEqual({
      case: { engagements: [{ state: 'done', outcome: 'They wait until Friday.', owner: { name: 'Tom' } }] },
    });
    const events = await stage
      .api()
      .system((tx) => tx.query('SELECT name FROM events WHERE $1 = ANY(subjects) ORDER BY seq', [engagement]));
    expect(events.map((event) => event['name'])).toEqual([
      'engagement.requested',
      'engagement.answered',
      'engagement.answered',
    ]);
  });
});

describe('an alert acted on', () => {
  it('is handled in the run too: taken, or acknowledged with its reason and channel', async () => {
    const kay = await manager('Kay');
    await ask(kay, 'mutation { createAlertRule(input: { name: "Mine", families: [negative], email: false }) { id } }');
    const [first, second] = [await write(kay.group, [[ANGRY, 1]]), await write(kay.group, [[ANGRY, 1]])];
    const { alerts } = await ask<{ alerts: { nodes: { id: string; case: { id: string } }[] } }>(
      kay,
      '{ alerts { nodes { id case { id } } } }',
    );
    const alertOf = (caseId: string) => alerts.nodes.find((alert) => alert.case.id === caseId)?.id;
    await verb(kay, `actOnAlert(id: "${alertOf(first)}", act: take)`);
    await verb(kay, `actOnAlert(id: "${alertOf(second)}", act: acknowledge, reason: "Known.")`);
    expect(await stateOf(kay, first)).toMatchObject({ act: 'take', owner: { name: 'Kay' }, unhandled: 0 });
    expect(await stateOf(kay, second)).toMatchObject({ act: null, unhandled: 0, acknowledgedBy: { name: 'Kay' } });
    expect(await coverageOf(kay)).toMatchObject({ actedInTime: 1, acknowledgedOnly: 1 });
  });
});

describe('a run', () => {
  interface Run {
    id: string;
    activeMs: number;
    steps: number[];
    needed: number;
    openCases: number;
    leftOver: number | null;
    endedAt: string | null;
    work: object;
  }
  const RUN = 'id activeMs steps needed openCases leftOver endedAt work { acted acknowledged }';

  it('counts what needs somebody, time without the pauses, and what was done; the next one knows what is new', async () => {
    const lea = await manager('Lea');
    const [a, b] = [await write(lea.group, [[ANGRY, 1]]), await write(lea.group, [[PRESSING, 2]])];
    await write(lea.group, [['All is well.', 1]]);
    const needs = `{ triageNeeds(teamId: "${lea.teamId}") { needs { value } open { value } newSinceLastRun { value } lastRunAt } }`;
    expect(await ask(lea, needs)).toEqual({
      triageNeeds: { needs: { value: 2 }, open: { value: 3 }, newSinceLastRun: { value: 2 }, lastRunAt: null },
    });
    const start = () =>
      ask<{ startShiftRun: Run }>(lea, `mutation { startShiftRun(teamId: "${lea.teamId}") { ${RUN} } }`);
    const { startShiftRun: run } = await start();
    expect(run).toMatchObject({ activeMs: 0, steps: [], needed: 2, openCases: 3, endedAt: null });
    stage.api().clock.advance(4 * 60_000);
    expect((await start()).startShiftRun).toMatchObject({ id: run.id, activeMs: 4 * 60_000 });
    stage.api().clock.advance(20 * 60_000);
    await ask(lea, 'mutation { signShiftRun { id } }');
    await verb(lea, `takeCase(id: "${a}")`);
    await verb(lea, `acknowledgeCases(ids: ["${b}"], reason: "They were called.")`);
    stage.api().clock.advance(60_000);
    expect(await ask(lea, `mutation { signShiftRun(step: 1) { steps } }`)).toEqual({ signShiftRun: { steps: [1] } });
    const { endShiftRun: ended } = await ask<{ endShiftRun: Run }>(
      lea,
      `mutation { endShiftRun { ... on ShiftRun { ${RUN} } } }`,
    );
    expect(ended).toMatchObject({
      activeMs: 5 * 60_000,
      leftOver: 0,
      work: { acted: 1, acknowledged: 1 },
      endedAt: expect.any(String),
    });
    expect(await verb(lea, 'endShiftRun')).toMatchObject({ code: 'NO_SHIFT_RUN' });

    stage.api().clock.advance(5 * 3_600_000);
    await write(lea.group, [[ANGRY, 1]]);
    expect(await ask(lea, needs)).toMatchObject({ triageNeeds: { newSinceLastRun: { value: 1 }, lastRunAt: NOW } });
    await start();
    stage.api().clock.advance(9 * 3_600_000);
    expect((await start()).startShiftRun.id).not.toBe(run.id);
    const { shiftRuns } = await ask<{ shiftRuns: Run[] }>(lea, '{ shiftRuns { endedAt activeMs } }');
    expect(shiftRuns.map(({ endedAt, activeMs }) => [endedAt !== null, activeMs])).toEqual([
      [false, 0],
      [true, 0],
      [true, 300_000],
    ]);
  });

  it('shows on the page of adoption, week by week, and keeps its saved filters', async () => {
    const ned = await manager('Ned');
    const leader = await stage.api().person('leader');
    await ask(ned, 'mutation { setTriageSettings(baselineMinutes: 45, wentLiveOn: "2026-03-04") { baselineMinutes } }');
    for (const day of ['2026-03-05', '2026-03-10', '2026-03-11']) {
      stage.api().clock.set(`${day}T08:00:00Z`);
      await ask(ned, 'mutation { startShiftRun { id } }');
      stage.api().clock.advance(3 * 60_000);
      await ask(ned, 'mutation { endShiftRun { __typename } }');
    }
    interface Adopted {
      triagePeople: { userId: string; weeks: object[] }[];
      triageWeeks: { monday: string }[];
    }
    const adopted = await ask<Adopted>(
      leader,
      '{ triageWeeks { monday } triagePeople { userId weeks { monday workingDays runs runsPerDay activeMinutes } } }',
    );
    expect(adopted.triageWeeks.map(({ monday }) => monday)).toEqual(['2026-03-02', '2026-03-09']);
    expect(adopted.triagePeople.find(({ userId }) => userId === ned.id)?.weeks).toEqual([
      { monday: '2026-03-02', workingDays: 3, runs: 1, runsPerDay: 1 / 3, activeMinutes: 3 },
      { monday: '2026-03-09', workingDays: 3, runs: 2, runsPerDay: 2 / 3, activeMinutes: 3 },
    ]);
    const save =
      'mutation { saveTopView(name: "Critical", view: aging, filter: { priority: "critical" }) { name view filter } }';
    await ask(ned, save);
    expect(await ask(ned, save)).toEqual({
      saveTopView: [{ name: 'Critical', view: 'aging', filter: { priority: 'critical' } }],
    });
    expect(await ask(leader, '{ savedTopViews { name } }')).toEqual({ savedTopViews: [] });
  });
});
