// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Import() {
  return <Page title="Import">{null}</Page>;
}
