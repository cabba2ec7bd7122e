// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function CostBenefit() {
  return <Page title="CostBenefit">{null}</Page>;
}
