// What is seen before customers leave, and what drives the monthly rate.
import { BeforePart } from './behaviour/BeforePart.tsx';

export function Behaviour() {
  return <BeforePart />;
}
