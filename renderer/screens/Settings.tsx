// What the project takes for granted: names, the definition of churn, scores and classes, money; and how it came to be so.
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Page, Section } from '../components/Page.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import classes from './Settings.module.css';
import { DefinitionChoice } from './settings/DefinitionChoice.tsx';
import { History } from './settings/History.tsx';
import { MoneyFields } from './settings/MoneyFields.tsx';
import { NameFields } from './settings/NameFields.tsx';
import { RfmFields } from './settings/RfmFields.tsx';
import { ValueFields } from './settings/ValueFields.tsx';

export function Settings() {
  const format = useFormat();
  const { project } = useProject();
  const settings = useRead('settings.get', {});
  const { data } = settings;
  return (
    <Page title={format.t('frame.screen.settings')} width="text">
      <p className={classes.headline}>{format.t('settings.headline')}</p>
      {project?.readOnly && <p className={classes.readOnly}>{format.t('errors.project.readOnly')}</p>}
      {settings.error && <ErrorPanel error={settings.error} onRetry={settings.retry} />}
      {data && (
        <fieldset className={classes.all} disabled={project?.readOnly === true}>
          <Section title={format.t('settings.project.title')}>
            <NameFields settings={data} />
          </Section>
          <Section title={format.t('settings.churn.title')}>
            <DefinitionChoice settings={data} />
          </Section>
          <Section title={format.t('settings.rfm.title')}>
            <RfmFields settings={data} />
          </Section>
          <Section title={format.t('settings.value.title')}>
            <ValueFields settings={data} />
          </Section>
          <Section title={format.t('settings.money.title')}>
            <MoneyFields settings={data} />
          </Section>
        </fieldset>
      )}
      <Section title={format.t('settings.history.title')}>
        <History />
      </Section>
    </Page>
  );
}
