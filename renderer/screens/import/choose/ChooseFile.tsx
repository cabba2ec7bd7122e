// The way in: one place to drop or choose a file, what it should hold, and what was loaded before.
import { Icon } from '../../../components/Icon.tsx';
import { Page, Section } from '../../../components/Page.tsx';
import { WatchedFolder } from '../../../components/WatchedFolder.tsx';
import { useOpening } from '../../../frame/opening.ts';
import { useHost } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import { useProject } from '../../../useProject.ts';
import classes from './ChooseFile.module.css';
import { EarlierImports } from './EarlierImports.tsx';
import { Templates } from './Templates.tsx';

export function ChooseFile() {
  const format = useFormat();
  const host = useHost();
  const opening = useOpening();
  const { project } = useProject();
  const choose = async () => {
    try {
      const files = await host.pickFiles();
      if (files.length > 0) await opening.acceptPicked(files);
    } catch (error) {
      opening.tell(error);
    }
  };
  return (
    <Page title={format.t('frame.screen.import')} width="text">
      <p className={classes.headline}>{format.t('import.choose.headline')}</p>
      <button
        type="button"
        className={classes.drop}
        disabled={project?.readOnly === true}
        onClick={() => void choose()}
      >
        <Icon name="import" size={26} />
        <strong>{format.t('import.choose.title')}</strong>
        <span>{format.t('import.choose.formats')}</span>
      </button>
      <p className={classes.paste}>{format.t('import.choose.paste')}</p>
      <WatchedFolder />
      <EarlierImports empty={<Example />} />
      <Templates />
    </Page>
  );
}

const EXAMPLE = [
  ['2024-03-05', 'C-1042', '128.00', 'A-20931'],
  ['2024-03-05', 'C-0087', '46.50', 'A-20932'],
  ['2024-03-06', 'C-1042', '-46.50', 'A-20940'],
];

function Example() {
  const format = useFormat();
  const fields = ['date', 'customer', 'amount', 'orderNo'];
  return (
    <Section title={format.t('import.example.title')}>
      <table className={classes.example}>
        <thead>
          <tr>
            {fields.map((field, index) => (
              <th key={field} scope="col">
                {format.t(`import.field.${field}`)}
                {index < 3 && <span className={classes.needed}>{format.t('import.needed')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {EXAMPLE.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, index) => (
                <td key={fields[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.help}>{format.t('import.example.help')}</p>
    </Section>
  );
}
