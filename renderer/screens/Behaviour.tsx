// What is seen before customers leave, and what goes with the monthly rate.
import { useRoute } from '../router.ts';
import { BeforePart } from './behaviour/BeforePart.tsx';
import { DriversPart } from './behaviour/DriversPart.tsx';
import { OddsPart } from './behaviour/OddsPart.tsx';

export function Behaviour() {
  const { params } = useRoute();
  switch (params.tab) {
    case 'drivers':
      return <DriversPart />;
    case 'odds':
      return <OddsPart />;
    default:
      return <BeforePart />;
  }
}
