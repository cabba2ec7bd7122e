// What raises an alert: the rules in words, tried on the past, and cuts that fit the calls one can make.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { AlertRuleSet } from '../../shared/contract/alertRule.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { ForEverybody } from '../components/ForEverybody.tsx';
import { InReport } from '../components/InReport.tsx';
import { OnlyThese } from '../components/OnlyThese.tsx';
import { Page } from '../components/Page.tsx';
import { PartTabs } from '../components/PartTabs.tsx';
import { navigate, useRoute } from '../router.ts';
import { useRead, useWrite } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import classes from './alertRules/AlertRules.module.css';
import { BackTestPart } from './alertRules/BackTestPart.tsx';
import { CutsPart } from './alertRules/CutsPart.tsx';
import { RulesPart } from './alertRules/RulesPart.tsx';
import { StarterChoice } from './alertRules/StarterChoice.tsx';

const UNDO_NOTE = 'alert-rules-undo';

/** Rules and the version they were made from; 0: none. */
type Draft = { readonly rules: AlertRuleSet; readonly base: number };
type Keeping = Draft & { readonly before?: AlertRuleSet; readonly after?: () => void };

export function AlertRules() {
  const { t } = useFormat();
  const { params } = useRoute();
  const { project } = useProject();
  const saved = useRead('alertRules.get', {});
  const save = useWrite('alertRules.save');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refused, setRefused] = useState<Keeping | null>(null);
  const version = saved.data?.version ?? 0;
  const standing = version === 0 ? null : (saved.data?.rules ?? null);
  const rules = draft?.rules ?? standing;
  const changed = draft !== null && JSON.stringify(draft.rules) !== JSON.stringify(standing);
  const edit = (next: AlertRuleSet) => setDraft({ rules: next, base: draft?.base ?? version });
  const readOnly = project?.readOnly === true;
  const keep = async (keeping: Keeping) => {
    const { before, after, ...next } = keeping;
    try {
      const { version } = await save.run(next);
      setDraft(null);
      setRefused(null);
      notifications.hide(UNDO_NOTE);
      notifications.show({
        ...(before && { id: UNDO_NOTE, autoClose: false }),
        message: (
          <>
            {t('alertRules.saved', { version })}{' '}
            {before && (
              <Button variant="default" size="compact-xs" onClick={() => void keep({ rules: before, base: version })}>
                {t('alerts.undo')}
              </Button>
            )}
          </>
        ),
      });
      after?.();
    } catch {
      // The hook shows it.
      setRefused(keeping);
    }
  };
  const lookAtStanding = () => {
    setDraft(null);
    save.reset();
    saved.retry();
  };
  return (
    <Page
      title={t('frame.screen.alertRules')}
      actions={
        rules && (
          <>
            <InReport section="alertRules" />
            {changed && (
              <>
                <Button variant="default" onClick={() => setDraft(null)}>
                  {t('alertRules.discard')}
                </Button>
                <Button loading={save.running} disabled={readOnly} onClick={() => void keep(draft)}>
                  {t('alertRules.keep')}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      {saved.error && <ErrorPanel error={saved.error} onRetry={saved.retry} />}
      {save.error && (
        <ErrorPanel
          error={save.error}
          action={
            save.error.code === 'alertRules.changedMeanwhile' &&
            refused && (
              <>
                <Button variant="default" onClick={lookAtStanding}>
                  {t('alertRules.meanwhile.look')}
                </Button>
                <Button
                  variant="default"
                  onClick={() => void keep({ ...refused, base: Number(save.error?.params.version) })}
                >
                  {t('alertRules.meanwhile.mine')}
                </Button>
              </>
            )
          }
        />
      )}
      {saved.data && !rules && (
        <>
          <p className={classes.headline}>{t('alertRules.empty.title')}</p>
          <p className={classes.lead}>{t('alertRules.empty.text')}</p>
          <StarterChoice
            label={t('alertRules.starter.start')}
            saving={save.running}
            disabled={readOnly}
            onTake={(set) =>
              void keep({ rules: set, base: 0, after: () => navigate('alertRules', { tab: 'backTest' }) })
            }
          />
        </>
      )}
      {rules && (
        <>
          <PartTabs
            label={t('frame.screen.alertRules')}
            parts={['rules', 'backTest', 'cuts'].map((name) => ({ name, label: t(`alertRules.tab.${name}`) }))}
          />
          {params.tab === 'backTest' || params.tab === 'cuts' ? (
            <OnlyThese overTime={false} />
          ) : (
            <ForEverybody because={t('alertRules.forEverybody')} />
          )}
          {changed && <p className={classes.changed}>{t('alertRules.changed')}</p>}
          {params.tab === 'backTest' ? (
            <BackTestPart
              rules={rules}
              disabled={readOnly || save.running}
              onOff={(next) => (changed ? edit(next) : void keep({ rules: next, base: version, before: rules }))}
            />
          ) : params.tab === 'cuts' ? (
            <CutsPart
              rules={rules}
              saving={save.running}
              disabled={readOnly}
              onTake={(next) =>
                void keep({ rules: next, base: draft?.base ?? version, after: () => navigate('alerts') })
              }
            />
          ) : (
            <RulesPart rules={rules} onRules={edit} />
          )}
        </>
      )}
    </Page>
  );
}
