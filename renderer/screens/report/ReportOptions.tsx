// Choices for the report: client, language, sections.
import { Checkbox, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { groupingWord } from '../../../shared/groupWords.ts';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { REPORT_SECTIONS } from '../../useReportSections.ts';
import { useSaveSettings } from '../settings/useSaveSettings.ts';
import classes from './Report.module.css';
import type { ReportChoices } from './useReportChoices.ts';

export function ReportOptions({ choices }: { choices: ReportChoices }) {
  const format = useFormat();
  const { t } = format;
  const { project } = useProject();
  const save = useSaveSettings();
  const { clientName, language, sections, survivalBy } = choices;
  const noteOf = (section: string) => {
    if (section === 'benefit') return <MeasureNote choices={choices} />;
    if (section !== 'survival' || !survivalBy) return undefined;
    return t('report.screen.survivalBy', { by: groupingWord(format, survivalBy) });
  };
  return (
    <div className={classes.options}>
      <TextInput
        label={t('report.screen.clientName')}
        placeholder={project?.name}
        value={clientName}
        maxLength={120}
        onChange={(event) => choices.setClientName(event.currentTarget.value)}
        onBlur={() => {
          const wanted = clientName.trim();
          if (project?.readOnly === false && wanted !== choices.keptClientName) void save({ clientName: wanted });
        }}
      />
      <div>
        <div className={classes.label} id="report-language">
          {t('report.screen.language')}
        </div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="report-language"
          value={language}
          onChange={choices.setLanguage}
          data={[
            { value: 'zh-CN', label: '简体中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <fieldset className={classes.sections}>
        <legend className={classes.label}>{t('report.screen.sections')}</legend>
        <Stack gap={8}>
          {REPORT_SECTIONS.map((section) => (
            <Checkbox
              key={section}
              size="xs"
              label={t(`report.section.${section}`)}
              description={noteOf(section)}
              checked={sections.includes(section)}
              onChange={(event) => choices.toggle(section, event.currentTarget.checked)}
            />
          ))}
        </Stack>
        {sections.length === 0 && <p className={classes.wrong}>{t('report.screen.noSections')}</p>}
      </fieldset>
    </div>
  );
}

function MeasureNote({ choices: { measure, sections } }: { choices: ReportChoices }) {
  const { t, moneyCompact, share, number } = useFormat();
  if (!measure || !sections.includes('benefit')) return <>{t('report.screen.measureHelp')}</>;
  const cost = measure.labourHours * measure.hourlyRate + measure.goods + measure.cash;
  return (
    <>
      {t('report.screen.measure', {
        customers: number(measure.customers),
        cost: moneyCompact(Math.round(cost * 10_000)),
        rate: share(measure.saveRateBase),
      })}{' '}
      <a href={href('costBenefit')}>{t('report.screen.measureChange')}</a>
    </>
  );
}
