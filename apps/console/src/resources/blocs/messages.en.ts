// English texts about SuccessBLOCs.
export const messages = {
  name: 'SuccessBLOC |||| SuccessBLOCs',
  intro:
    'A SuccessBLOC brings goals, segments, best practices and plays for one purpose. Applying it changes nothing that you have changed yourself.',
  practices: 'Read the best practices',
  open: 'See what it would do',
  open_again: 'See what is in it',
  problem: 'It can’t be applied here',
  state: {
    absent: 'Not applied',
    current: 'Applied',
    outdated: 'Newer text available',
    changed: 'Applied from elsewhere',
  },
  applied: 'Applied',
  applied_by: 'by %{name}',
  by_command: 'by command',
  empty: {
    title: 'No SuccessBLOC comes with this installation',
    body: 'Put a file into templates/blocs and start again, or apply one with the command “bellwether bloc apply”.',
  },
  not_shipped:
    'This one was applied from a file that doesn’t come with the product. Use the command “bellwether bloc” to change it.',
  plan: {
    title: 'What applying does',
    nothing: 'Everything is as the file says: applying changes nothing.',
    changes: '%{smart_count} part is made or changed. |||| %{smart_count} parts are made or changed.',
    touches: 'Touches',
    drift: 'Also replace what was changed here',
    drift_help:
      '%{smart_count} part was changed here and stays as it is unless you replace it. |||| %{smart_count} parts were changed here and stay as they are unless you replace them.',
  },
  kind: {
    goal: 'Goal |||| Goals',
    segment: 'Segment |||| Segments',
    practice: 'Best practice |||| Best practices',
    play: 'Play |||| Plays',
    campaign: 'Campaign |||| Campaigns',
  },
  action: {
    create: 'New',
    change: 'Changes',
    same: 'As it is',
    keep: 'Stays as changed here',
    leave: 'Stays, no longer in the file',
  },
  apply: {
    label: 'Apply',
    plays: 'Its plays',
    none: 'Leave them as they are; new ones stay off',
    new: 'Switch on for accounts that enter from now on',
    existing: 'Switch on, also for accounts that are in the segment already',
    title: 'Apply “%{name}”?',
    done: '“%{name}” is applied.',
    started: '“%{name}” is on, %{smart_count} run starts now. |||| “%{name}” is on, %{smart_count} runs start now.',
    filling: '“%{name}” is on. Its runs start as soon as it is known who is in its segment.',
    not_started: '“%{name}” stays off: %{reason}',
    forbidden: 'Only an administrator can apply a SuccessBLOC.',
  },
};
