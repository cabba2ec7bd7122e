// What is seen before customers leave, and what goes with the monthly rate.
import { useRoute } from '../router.ts';
import { BeforePart } from './behaviour/BeforePart.tsx';
import { DriversPart } from './behaviour/DriversPart.tsx';

export function Behaviour() {
  const { params } = useRoute();
  return params.tab === 'drivers' ? <DriversPart /> : <BeforePart />;
}
