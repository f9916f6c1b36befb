// Tabs that other resources add to a record's page.
import { useContributions, type Place } from '../resources/use-contributions.js';
import { PageTabs } from './page-tabs.js';

export function ContributedTabs({ place }: { place: Place }) {
  const tabs = useContributions(place);
  return <PageTabs tabs={tabs.map(({ key, label, component: Content }) => ({ key, label, content: <Content /> }))} />;
}
