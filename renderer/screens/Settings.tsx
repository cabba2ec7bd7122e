// Stands here until the screen is made.
import { Page } from '../components/Page.tsx';

export function Settings() {
  return <Page title="Settings">{null}</Page>;
}
