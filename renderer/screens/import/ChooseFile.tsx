// The way in: one place to drop or choose a file, what it should hold, and what was loaded before.
import { Icon } from '../../components/Icon.tsx';
import { Page, Section } from '../../components/Page.tsx';
import { useOpening } from '../../frame/opening.ts';
import { href } from '../../router.ts';
import { useHost, useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './ChooseFile.module.css';

export function ChooseFile() {
  const format = useFormat();
  const host = useHost();
  const opening = useOpening();
  const { project } = useProject();
  const choose = async () => {
    try {
      const file = await host.pickFile('import');
      if (file) await opening.acceptPicked(file);
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
      <Example />
      <EarlierImports />
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

function EarlierImports() {
  const format = useFormat();
  const list = useRead('imports.list', {});
  const imports = list.data?.imports ?? [];
  if (imports.length === 0) return null;
  return (
    <Section title={format.t('import.earlier.title')}>
      <ul className={classes.earlier}>
        {imports.map((entry) => (
          <li key={entry.batch} data-undone={entry.undoneAt !== null}>
            <a href={href('import', { batch: String(entry.batch) })}>{entry.fileName}</a>
            <span>
              {entry.undoneAt === null
                ? format.t('import.earlier.rows', { count: entry.rowsStored })
                : format.t('import.earlier.undone')}
            </span>
            <span>{entry.rowsRejected > 0 && format.t('import.earlier.rejected', { count: entry.rowsRejected })}</span>
            <span>{format.date(entry.importedAt.slice(0, 10))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
