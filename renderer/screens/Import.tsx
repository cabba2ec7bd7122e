// Spreadsheets in: choose files, see how they are read and what is in them, load them, see what was loaded.
import { useRoute } from '../router.ts';
import { ChooseFile } from './import/choose/ChooseFile.tsx';
import { LoadReport } from './import/report/LoadReport.tsx';
import { usePastedTable } from './import/usePastedTable.ts';
import { Wizard } from './import/wizard/Wizard.tsx';

export function Import() {
  const { params } = useRoute();
  usePastedTable();
  if (params.batch !== undefined) {
    return <LoadReport key={params.batch} batches={params.batch.split(',').map(Number)} />;
  }
  if (params.files !== undefined) return <Wizard key={params.files} files={params.files} />;
  return <ChooseFile />;
}
