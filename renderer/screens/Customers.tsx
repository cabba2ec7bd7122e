// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Customers() {
  return <Page title="Customers">{null}</Page>;
}
