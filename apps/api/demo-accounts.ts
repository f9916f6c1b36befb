// Who can sign in to the demo. These people exist only where BELLWETHER_DEMO is on, and the pages say that it is a demo.
export const DEMO_PASSWORD = 'demo harbour lantern';

export const DEMO_ACCOUNTS = [
  { name: 'Ada Winter', email: 'admin@demo.example', role: 'admin' },
  { name: 'Lena Ortiz', email: 'leader@demo.example', role: 'leader' },
  { name: 'Marcus Hale', email: 'support.manager@demo.example', role: 'support_manager' },
  { name: 'Priya Nair', email: 'escalations@demo.example', role: 'escalation_manager' },
  { name: 'Elif Demir', email: 'expert@demo.example', role: 'expert' },
  { name: 'Tom Berg', email: 'csm@demo.example', role: 'csm' },
] as const;
