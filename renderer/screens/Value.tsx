// Who is worth what, how much hangs on the key customers, and whom it is not worth keeping.
import { useRoute } from '../router.ts';
import { ClassesPart } from './value/ClassesPart.tsx';
import { LetGoPart } from './value/LetGoPart.tsx';

export function Value() {
  const { params } = useRoute();
  return params.tab === 'letGo' ? <LetGoPart /> : <ClassesPart />;
}
