// English texts about KPIs.
export const messages = {
  name: 'KPI |||| KPIs',
  contributions: { board: 'KPIs', account: 'KPIs' },
  subtitle: 'One point a day, counted at the end of the day. Choose a day to see the rows behind its number.',
  range: 'Days shown',
  days: '%{smart_count} days',
  today: 'now',
  before: '%{value} thirty days ago',
  change: { up: 'up by %{change}', down: 'down by %{change}', same: 'as thirty days ago' },
  part: 'of them %{part}',
  for_goal: 'Goal: %{goals}',
  revised: 'This day was %{value} until %{at}: %{why}',
  drill: {
    title: '%{name} on %{day}',
    choose: 'Day',
    only_part: 'Only %{part}',
    empty: 'Nothing counts on this day',
    since: 'since',
    more: 'Show more',
    no_account: 'No account yet',
    rows: '%{smart_count} row |||| %{smart_count} rows',
  },
  empty: {
    title: 'Nothing is measured yet',
    body: 'Numbers appear as soon as there are cases. Import some, or connect your help desk.',
  },
};
