// Customers by recency, frequency and money: named segments, the cube, who moved, who is near the edge, names of one's own.
import { useRoute } from '../router.ts';
import { OwnPart } from './ownSegments/OwnPart.tsx';
import { BoundaryPart } from './segments/BoundaryPart.tsx';
import { ClustersPart } from './segments/ClustersPart.tsx';
import { CubePart } from './segments/CubePart.tsx';
import { EditorPart } from './segments/EditorPart.tsx';
import { MovementPart } from './segments/MovementPart.tsx';
import { RfmPart } from './segments/RfmPart.tsx';

export function Segments() {
  const { params } = useRoute();
  switch (params.tab) {
    case 'cube':
      return <CubePart />;
    case 'movement':
      return <MovementPart />;
    case 'boundary':
      return <BoundaryPart />;
    case 'clusters':
      return <ClustersPart />;
    case 'editor':
      return <EditorPart />;
    case 'own':
      return <OwnPart />;
    default:
      return <RfmPart />;
  }
}
