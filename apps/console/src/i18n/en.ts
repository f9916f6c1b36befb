// Every English text of the frame; those of a resource stand in its own folder. Another language is this file once more.
import raEnglish from 'ra-language-english';
import { resources } from '../resources/index.js';

const bellwether = {
  name: 'Bellwether',
  menu: {
    title: 'Main menu',
    viewer: '%{name}: account and sign-out',
    work: 'Work',
    customers: 'Customers',
    outreach: 'Outreach',
    insight: 'Insight',
    setup: 'Set-up',
  },
  home: {
    title: 'Home',
    hello: 'Hello, %{name}',
    subtitle: 'What needs you today',
    empty: 'Nothing needs you right now',
    empty_body: 'Cases, tasks and renewals that need you will show up here. Until then, look around.',
  },
  action: { retry: 'Try again', cancel: 'Cancel', close: 'Close', copy: 'Copy', copied: 'Copied', import: 'Import' },
  auth: {
    sign_in: 'Sign in',
    intro: 'Welcome back. Use the account that your administrator gave you.',
    name: 'Name',
    email: 'E-mail',
    password: 'Password',
    session_ended: 'Your session has ended. Sign in again and you are back where you were.',
    wait: 'Try again in %{smart_count} second |||| Try again in %{smart_count} seconds',
  },
  setup: {
    title: 'Set up Bellwether',
    intro: 'You are the first here. This account becomes the administrator; it can invite everyone else.',
    password_help: 'At least 10 characters. A sentence is easier to remember than a riddle.',
    submit: 'Create administrator',
    no_token:
      'This page opens with the link that the server printed at its first start. Copy the whole link from there.',
  },
  demo: {
    title: 'This is a demo',
    pick: 'Pick a person to fill in the form. All customers and cases here are made up.',
    banner: 'Demo: every customer, person and case here is made up.',
  },
  role: {
    admin: 'Administrator',
    leader: 'Leader',
    support_manager: 'Support manager',
    escalation_manager: 'Escalation manager',
    swarm_lead: 'Swarm lead',
    csm: 'Customer success manager',
    account_manager: 'Account manager',
    agent: 'Support agent',
    expert: 'Expert',
    read_only: 'Read only',
  },
  list: {
    capped: 'At least %{shown}; counting stops there',
    no_match: 'Nothing matches these filters',
    no_match_body: 'Widen the filters, or clear them to see everything again.',
    clear_filters: 'Clear filters',
    search: 'Search',
    pages: 'Pages',
    page: 'Page %{page}',
    previous: 'Previous',
    next: 'Next',
    rows: '%{size} rows',
    rows_per_page: 'Rows per page',
  },
  keys: {
    title: 'Keyboard shortcuts',
    search: 'Search in this list',
    next_row: 'Next row',
    previous_row: 'Previous row',
    help: 'Show this help',
    go_to: 'Go to %{label}',
  },
  score: {
    health: 'Health',
    sentiment: 'Sentiment',
    attention: 'Attention',
    of: '%{name}: %{whole} of 100',
    none: '%{name}: no data yet',
  },
  history: {
    current: 'now',
    until: 'until',
    nothing: 'no value',
  },
  error: {
    title: 'This could not be loaded',
    unreachable: "The server can't be reached. Check your connection and try again.",
    unreadable: 'The server gave an answer that makes no sense. Try again; if it stays, tell your administrator.',
    not_found: "There is nothing at this address, or it isn't yours to see.",
    not_writable: "This can't be changed here.",
    page_broken: 'This page broke',
    page_broken_body: 'The rest of the console still works. What happened: %{message}',
    no_page: 'There is no page here',
    no_page_body: 'The link may be old or mistyped.',
  },
};

export const english = {
  ...raEnglish,
  ra: { ...raEnglish.ra, auth: { ...raEnglish.ra.auth, logout: 'Sign out' } },
  bellwether,
  resources: Object.fromEntries(resources.map(({ name, messages }) => [name, messages])),
};
