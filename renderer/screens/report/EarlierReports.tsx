// Reports built so far; each can be built again from the data as they are now.
import { Button } from '@mantine/core';
import type { Result } from '../../../shared/contract/contract.ts';
import { reportSection } from '../../../shared/contract/report.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { type ScreenArgs, useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Report.module.css';

type Run = Result<'report.runs'>['runs'][number];
type EarlierReportsProps = {
  disabled: boolean;
  onBuild: (args: Pick<ScreenArgs<'report.build'>, 'asOf' | 'locale' | 'sections'>) => void;
};

const SHOWN = 12;

export function EarlierReports({ disabled, onBuild }: EarlierReportsProps) {
  const { t, date, locale } = useFormat();
  const { data } = useRead('report.runs', {});
  const moment = new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const known = (run: Run) => reportSection.options.filter((section) => run.sections.includes(section));
  const columns: Column<Run>[] = [
    { id: 'built', head: t('report.screen.runBuilt'), name: true, cell: (run) => moment.format(new Date(run.builtAt)) },
    { id: 'asOf', head: t('report.screen.runAsOf'), cell: (run) => date(run.asOf) },
    {
      id: 'language',
      head: t('report.screen.runLanguage'),
      cell: (run) => (run.locale === 'zh-CN' ? '简体中文' : 'English'),
    },
    {
      id: 'sections',
      head: t('report.screen.runSections'),
      cell: (run) =>
        known(run)
          .map((section) => t(`report.section.${section}`))
          .join(t('report.screen.comma')),
    },
    {
      id: 'again',
      head: <span className="visuallyHidden">{t('report.screen.runAgain')}</span>,
      cell: (run) => (
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={disabled}
          onClick={() => onBuild({ asOf: run.asOf, locale: run.locale, sections: known(run) })}
        >
          {t('report.screen.runAgain')}
        </Button>
      ),
    },
  ];
  const runs = data?.runs ?? [];
  return (
    <Section title={t('report.screen.runs')}>
      {runs.length === 0 ? (
        <p className={classes.hint}>{t('report.screen.runsNone')}</p>
      ) : (
        <DataTable
          label={t('report.screen.runs')}
          columns={columns}
          rows={runs.slice(0, SHOWN)}
          rowKey={(run) => String(run.id)}
        />
      )}
    </Section>
  );
}
