// Who stands out today, why, what has changed since last time, and what is done about it.
import { Button, Group, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { type AlertRow, alertOutcome } from '../../shared/contract/alerts.ts';
import type { Notice } from '../../shared/contract/analysisBase.ts';
import type { AppError } from '../../shared/errors.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Icon } from '../components/Icon.tsx';
import { InReport } from '../components/InReport.tsx';
import { Notices } from '../components/Notices.tsx';
import { OnlyThese } from '../components/OnlyThese.tsx';
import { Page } from '../components/Page.tsx';
import { PartTabs } from '../components/PartTabs.tsx';
import { RefusedActions } from '../components/RefusedActions.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { navigate, useRoute } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { AlertDetail } from './alerts/AlertDetail.tsx';
import { AlertFilters } from './alerts/AlertFilters.tsx';
import { AlertGrid } from './alerts/AlertGrid.tsx';
import { AlertSettings } from './alerts/AlertSettings.tsx';
import classes from './alerts/Alerts.module.css';
import { dayAfter, SNOOZE_DAYS } from './alerts/CaseActions.tsx';
import { FatiguePart } from './alerts/FatiguePart.tsx';
import { FilesMenu } from './alerts/FilesMenu.tsx';
import { HeldPart } from './alerts/HeldPart.tsx';
import { MailDialog } from './alerts/MailDialog.tsx';
import { NoRules } from './alerts/NoRules.tsx';
import { ReadBack } from './alerts/ReadBack.tsx';
import { useAct } from './alerts/useAct.tsx';
import { useAlertQuery } from './alerts/useAlertQuery.ts';

/** How often earlier alerts came true belongs to the question whether they hold. */
const isOfShares = ({ text: { key } }: Notice) => /^alerts\.notice\.(risk\d|fewAlerts)/.test(key);

export function Alerts() {
  const { t, text } = useFormat();
  const { project, asOf } = useProject();
  const held = useRoute().params.tab === 'held';
  const { query, change, clear } = useAlertQuery();
  const { data, error: listError, stale, retry } = useRead('alerts.list', { ...query, limit: 1 });
  const settings = useRead('settings.get', {});
  const act = useAct();
  const [shown, setShown] = useState<AlertRow | null>(null);
  const [chosen, setChosen] = useState<AlertRow[]>([]);
  const [gridError, setGridError] = useState<AppError | null>(null);
  const [dialog, setDialog] = useState<'settings' | 'mail' | null>(null);
  const isSmall = useMediaQuery('(max-width: 1500px)') ?? false;

  const readOnly = project === null || project.readOnly;
  const canAct = !readOnly && data?.past === false;
  const today = asOf ?? data?.asOf ?? null;
  const rows = chosen.length > 1 ? chosen : shown ? [shown] : [];
  const numbers = chosen.length > 1 ? chosen.flatMap(({ alert }) => (alert === null ? [] : [alert])) : [];

  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || !canAct) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') return void act.undo();
    if (event.ctrlKey || event.metaKey || rows.length === 0) return;
    const outcome = alertOutcome.options[Number(event.key) - 1];
    if (outcome) return void act.act(rows, { kind: 'outcome', outcome, note: '' });
    const key = event.key.toLowerCase();
    if (key === 's' && today) return void act.act(rows, { kind: 'snooze', until: dayAfter(today, SNOOZE_DAYS[0]) });
    const field = key === 'n' ? 'alert-note' : key === 'o' ? 'alert-owner' : null;
    if (field === null) return;
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
  useEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('[role="dialog"]')) setShown(null);
    };
    // Before a dialog hears of it and is gone.
    window.addEventListener('keydown', onEscape, true);
    return () => window.removeEventListener('keydown', onEscape, true);
  }, []);

  const error = listError ?? gridError;
  const hasList = data !== undefined && data.rules !== null && data.refused === null;
  const empty = hasList && data.levels.severe + data.levels.clear + data.levels.slight + data.changes.closed === 0;
  return (
    <Page
      title={t('frame.screen.alerts')}
      width={held ? 'page' : 'full'}
      stale={stale}
      actions={
        hasList && (
          <>
            <InReport section="alerts" />
            <Button
              variant="default"
              leftSection={<Icon name="options" size={14} />}
              disabled={!settings.data}
              onClick={() => setDialog('settings')}
            >
              {t('alerts.settings.button')}
            </Button>
            <ReadBack disabled={!canAct} />
            {!empty && <FilesMenu query={query} alerts={numbers} total={data.total} />}
          </>
        )
      }
    >
      {hasList && (
        <PartTabs
          label={t('frame.screen.alerts')}
          parts={[
            { name: 'list', label: t('alerts.tab.list') },
            { name: 'held', label: t('alerts.held.title') },
          ]}
        />
      )}
      {data && !held && (
        <div>
          <p className={classes.sentence}>
            {text(data.headline)} {data.why.newSevere && <WhyButton why={data.why.newSevere} compact />}
          </p>
          <OnlyThese />
        </div>
      )}
      {error && <ErrorPanel error={error} onRetry={retry} />}
      {data?.refused && (
        <Group gap={8}>
          <RefusedActions refused={data.refused} />
        </Group>
      )}
      {data?.rules === null && data.refused === null && <NoRules readOnly={readOnly} />}
      {hasList && held && (
        <>
          <HeldPart />
          <FatiguePart />
          <Notices notices={data.notices.filter(isOfShares)} />
        </>
      )}
      {empty && !held && <p className={classes.nobody}>{t('alerts.nobody')}</p>}
      {empty && !held && <Notices notices={data.notices} />}
      {hasList && !empty && !held && (
        <>
          <AlertFilters list={data} query={query} onChange={change} onClear={clear} />
          {chosen.length > 1 && canAct && (
            <div className={classes.bulk} role="status">
              <b>{t('alerts.bulk', { count: chosen.length })}</b>
              <Menu>
                <Menu.Target>
                  <Button size="compact-sm" variant="default">
                    {t('alerts.cameOf')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {alertOutcome.options.map((outcome) => (
                    <Menu.Item
                      key={outcome}
                      onClick={() => void act.act(chosen, { kind: 'outcome', outcome, note: '' })}
                    >
                      {t(`alerts.outcome.${outcome}`)}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
              <Menu>
                <Menu.Target>
                  <Button size="compact-sm" variant="default">
                    {t('alerts.giveTo')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {data.owners.map(({ owner }) => (
                    <Menu.Item key={owner} onClick={() => void act.act(chosen, { kind: 'owner', owner })}>
                      {owner}
                    </Menu.Item>
                  ))}
                  <Menu.Item onClick={() => void act.act(chosen, { kind: 'owner', owner: null })}>
                    {t('alerts.filter.nobody')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
              {today !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => void act.act(chosen, { kind: 'snooze', until: dayAfter(today, SNOOZE_DAYS[0]) })}
                >
                  {t('alerts.snoozeWeek')}
                </Button>
              )}
            </div>
          )}
          <div className={classes.body}>
            <div className={classes.grid}>
              <AlertGrid
                query={query}
                room={{ narrow: isSmall && shown !== null, small: isSmall, first: data.comparedWith === null }}
                onError={setGridError}
                onShow={setShown}
                onOpen={(row) => navigate('customer', { customer: row.customer })}
                onSelected={setChosen}
                onKey={onKey}
              />
              {data.total === 0 && <p className={classes.none}>{t('alerts.noneFound')}</p>}
            </div>
            {shown && (
              <AlertDetail
                row={shown}
                canAct={canAct}
                act={act}
                onMail={() => setDialog('mail')}
                onClose={() => setShown(null)}
              />
            )}
          </div>
          <Notices notices={data.notices.filter((notice) => !isOfShares(notice))} />
          {data.riskBasis && (
            <p className={classes.basis}>
              {text(data.riskBasis.sentence)}{' '}
              {data.why.expectedLoss && <WhyButton why={data.why.expectedLoss} compact />}
            </p>
          )}
          <p className={classes.hint}>{t(canAct ? 'alerts.hint' : 'alerts.hintRead')}</p>
        </>
      )}
      {dialog === 'settings' && settings.data && (
        <AlertSettings settings={settings.data} readOnly={readOnly} onClose={() => setDialog(null)} />
      )}
      {dialog === 'mail' && shown && <MailDialog customer={shown.customer} onClose={() => setDialog(null)} />}
    </Page>
  );
}
