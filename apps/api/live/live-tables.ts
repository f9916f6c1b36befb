// Which table says whether a viewer may see the subject of an event. Nouns that are not here are not told live.
export const LIVE_TABLES: ReadonlyMap<string, string> = new Map([
  ['account', 'accounts'],
  ['contact', 'contacts'],
  ['case', 'cases'],
  ['message', 'messages'],
  ['swarm', 'swarms'],
  ['signal', 'signals'],
  // The subjects of a moved score are cases.
  ['score', 'cases'],
  ['import', 'import_runs'],
  // The noun has three kinds of subject: escalations, the requests for them, and cases that were predicted.
  [
    'escalation',
    '(SELECT id FROM escalations UNION ALL SELECT id FROM escalation_requests UNION ALL SELECT case_id FROM predictions) subjects',
  ],
  ['alert', 'alerts'],
  // What moves in triage are cases.
  ['triage', 'cases'],
  ['engagement', 'engagements'],
  ['shift', 'shift_runs'],
  // What happens to segments is told of them, and of memberships in them.
  ['segment', '(SELECT id FROM segments UNION ALL SELECT id FROM segment_memberships) subjects'],
  // The subjects of a play's events are its runs.
  ['play', 'play_runs'],
  ['task', 'tasks'],
  ['bloc', 'bloc_installs'],
  ['kpi', 'kpi_points'],
  ['mail', 'mails'],
  ['mailing', 'mailings'],
  ['campaign', 'campaigns'],
]);
