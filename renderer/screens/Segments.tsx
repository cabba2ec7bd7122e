// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Segments() {
  return <Page title="Segments">{null}</Page>;
}
