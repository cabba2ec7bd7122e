// Spreadsheets in: choose a file, see how it is read, load it, see what was loaded.
import { useRoute } from '../router.ts';
import { ChooseFile } from './import/ChooseFile.tsx';
import { ImportFile } from './import/ImportFile.tsx';
import { LoadReport } from './import/LoadReport.tsx';

export function Import() {
  const { params } = useRoute();
  if (params.batch !== undefined) return <LoadReport key={params.batch} batch={Number(params.batch)} />;
  if (params.file !== undefined) return <ImportFile key={params.file} ticket={params.file} name={params.name ?? ''} />;
  return <ChooseFile />;
}
