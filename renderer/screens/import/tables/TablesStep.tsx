// Every table of the files: what its rows are, which go together as one import, what is left out, what cannot be read.
import { Notices } from '../../../components/Notices.tsx';
import { useFormat } from '../../../useFormat.ts';
import headline from '../Headline.module.css';
import { tableGroups } from '../wizard/plannedImports.ts';
import { useWizard } from '../wizard/wizardView.ts';
import { BrokenFiles } from './BrokenFiles.tsx';
import { GroupRows } from './GroupRows.tsx';
import classes from './TablesStep.module.css';

export function TablesStep() {
  const format = useFormat();
  const { look, state, imports } = useWizard();
  const groups = tableGroups(look, state.kinds);
  const proposed = groups.filter(({ key }) => key.startsWith('p'));
  const others = groups.filter(({ key }) => key.startsWith('t'));
  const taken = imports.reduce((sum, { tables }) => sum + tables.length, 0);
  const notices = look.files.flatMap(({ fileName, notices: said }) =>
    said.map((text) => ({
      level: 'info' as const,
      text:
        look.files.length > 1
          ? { key: 'import.tables.noticeOf', params: { file: fileName, notice: format.text(text) } }
          : text,
    })),
  );
  return (
    <>
      <p className={headline.headline}>
        {imports.length === 0
          ? format.t('import.tables.headlineNone')
          : taken === imports.length
            ? format.t('import.tables.headline', { count: taken })
            : format.t('import.tables.headlineTogether', {
                tables: format.t('import.tables.count', { count: taken }),
                count: imports.length,
              })}
      </p>
      <p className={headline.sub}>{format.t(imports.length > 1 ? 'import.tables.subSeveral' : 'import.tables.sub')}</p>
      <BrokenFiles files={look.files} />
      {look.tables.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col" className={classes.switch}>
                  <span className="visuallyHidden">{format.t('import.tables.take')}</span>
                </th>
                <th scope="col" className={classes.name}>
                  {format.t('import.tables.table')}
                </th>
                <th scope="col" className={classes.kind}>
                  {format.t('import.kind.label')}
                </th>
                <th scope="col">{format.t('import.columns.title')}</th>
              </tr>
            </thead>
            {proposed.map((group) => (
              <GroupRows key={group.key} group={group} />
            ))}
            {others.length > 0 && (
              <tbody>
                <tr className={classes.divide}>
                  <th scope="rowgroup" colSpan={4}>
                    {format.t('import.tables.leftOut')}
                  </th>
                </tr>
              </tbody>
            )}
            {others.map((group) => (
              <GroupRows key={group.key} group={group} />
            ))}
          </table>
        </div>
      )}
      <Notices notices={notices} />
    </>
  );
}
