// Who is about to leave: the race of models, the list of those at risk, the models that are kept.
import { useRoute } from '../router.ts';
import { ListPart } from './prediction/ListPart.tsx';
import { RacePart } from './prediction/RacePart.tsx';
import { RegistryPart } from './prediction/RegistryPart.tsx';

export function Prediction() {
  const { params } = useRoute();
  if (params.tab === 'list') return <ListPart />;
  if (params.tab === 'registry') return <RegistryPart />;
  return <RacePart />;
}
