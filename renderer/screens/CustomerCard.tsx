// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function CustomerCard() {
  return <Page title="CustomerCard">{null}</Page>;
}
