// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Churn() {
  return <Page title="Churn">{null}</Page>;
}
