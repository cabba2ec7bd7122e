// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Start() {
  return <Page title="Start">{null}</Page>;
}
