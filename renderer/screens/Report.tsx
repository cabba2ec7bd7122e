// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Report() {
  return <Page title="Report">{null}</Page>;
}
