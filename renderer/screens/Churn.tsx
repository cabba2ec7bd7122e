// Churn: rates by period, by group, on a control chart, and what people believe or claim of it.
import { useRoute } from '../router.ts';
import { BeliefsPart } from './churn/BeliefsPart.tsx';
import { ControlPart } from './churn/ControlPart.tsx';
import { GroupsPart } from './churn/GroupsPart.tsx';
import { RatesPart } from './churn/RatesPart.tsx';

export function Churn() {
  const { params } = useRoute();
  switch (params.tab) {
    case 'groups':
      return <GroupsPart />;
    case 'control':
      return <ControlPart />;
    case 'beliefs':
      return <BeliefsPart />;
    default:
      return <RatesPart />;
  }
}
