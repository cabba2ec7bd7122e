// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Overview() {
  return <Page title="Overview">{null}</Page>;
}
