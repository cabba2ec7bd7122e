// Earlier values of the settings, newest first.
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from '../Settings.module.css';
import { settingText } from './settingText.ts';

export function History() {
  const format = useFormat();
  const history = useRead('settings.history', {});
  const changes = history.data?.changes ?? [];
  if (history.data && changes.length === 0) return <p className={classes.note}>{format.t('settings.history.none')}</p>;
  const named = (setting: string) => {
    const key = `settings.names.${setting}`;
    const said = format.t(key);
    return said === key ? setting : said;
  };
  return (
    <table className={classes.history}>
      <thead>
        <tr>
          <th scope="col">{format.t('settings.history.when')}</th>
          <th scope="col">{format.t('settings.history.by')}</th>
          <th scope="col">{format.t('settings.history.setting')}</th>
          <th scope="col">{format.t('settings.history.before')}</th>
          <th scope="col">{format.t('settings.history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.changedAt} ${change.setting} ${change.after}`}>
            <td>{change.changedAt.slice(0, 16).replace('T', ' ')}</td>
            <td>{change.changedBy ?? '–'}</td>
            <td>{named(change.setting)}</td>
            <td className={classes.before}>{settingText(format, change.setting, change.before)}</td>
            <td>{settingText(format, change.setting, change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
