// What customers are like: a set of them beside the others, and what they buy together.
import { useRoute } from '../router.ts';
import { ComparePart } from './profile/ComparePart.tsx';
import { TogetherPart } from './profile/TogetherPart.tsx';

export function Profile() {
  const { params } = useRoute();
  return params.tab === 'together' ? <TogetherPart /> : <ComparePart />;
}
