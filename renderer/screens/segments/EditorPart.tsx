// Segments in one's own words: which scores carry which name, proved to divide all customers, then saved.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import type { RfmOptions } from '../../../shared/contract/customerSet.ts';
import type { ScoreRule } from '../../../shared/contract/scoreRule.ts';
import { publishedRules, simpleRules } from '../../../shared/publishedSegments.ts';
import { checkPartition, withoutOverlaps } from '../../../shared/segmentPartition.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './EditorPart.module.css';
import { PartitionProof } from './PartitionProof.tsx';
import { RuleMap } from './RuleMap.tsx';
import { RuleRows } from './RuleRows.tsx';
import { SegmentTable } from './SegmentTable.tsx';
import { SegmentTabs } from './SegmentTabs.tsx';

const SIMPLE_BINS = 5;

export function EditorPart() {
  const { t } = useFormat();
  const settings = useRead('settings.get', {});
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      tabs={<SegmentTabs />}
      headline={{ key: 'segments.editor.lead', params: {} }}
      loading={settings.loading}
      error={settings.error}
      onRetry={settings.retry}
    >
      {settings.data && <Editor key={JSON.stringify(settings.data.rfm)} saved={settings.data.rfm} />}
    </AnalysisPage>
  );
}

function Editor({ saved }: { saved: RfmOptions }) {
  const { t } = useFormat();
  const { project } = useProject();
  const write = useWrite('settings.set');
  const simple = () => simpleRules((segment) => t(`segments.editor.simple.${segment}`));
  const [draft, setDraft] = useState<{ bins: number; rules: readonly ScoreRule[] }>(() =>
    saved.rules ? { bins: saved.bins, rules: saved.rules } : { bins: SIMPLE_BINS, rules: simple() },
  );
  const { bins, rules } = draft;
  const named = rules.every((rule) => rule.name.trim() !== '');
  const proof = checkPartition(rules, bins);
  const valid = proof.holds && named;
  const fits = saved.method !== 'fixed' || saved.bins === bins;
  const options: RfmOptions = {
    ...(fits ? saved : { method: 'quantile' as const, cuts: null }),
    bins,
    rules: rules.map((rule) => ({ ...rule, name: rule.name.trim() })),
  };
  const scored = useRead('segments.rfm', options, { enabled: valid });
  const setRules = (next: readonly ScoreRule[]) => setDraft({ bins, rules: next });
  const changed = JSON.stringify(options) !== JSON.stringify(saved);
  const keep = async (rfm: RfmOptions) => {
    try {
      await write.run({ rfm });
      notifications.show({ message: t('segments.editor.saved') });
    } catch {
      // The hook shows it.
    }
  };
  return (
    <>
      <div className={classes.start}>
        <span>{t('segments.editor.start')}</span>
        <Button variant="default" size="compact-sm" onClick={() => setDraft({ bins: SIMPLE_BINS, rules: simple() })}>
          {t('segments.editor.startSimple')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            setDraft({
              bins: saved.bins,
              rules: withoutOverlaps(
                publishedRules(saved.bins, (segment) => t(`segments.names.${segment}`)),
                saved.bins,
                null,
              ),
            })
          }
        >
          {t('segments.editor.startPublished')}
        </Button>
      </div>
      <div className={classes.columns}>
        <div>
          <RuleRows bins={bins} rules={rules} wrong={proof.wrong} onRules={setRules} />
          <PartitionProof bins={bins} rules={rules} proof={proof} onRules={setRules} />
          {write.error && <ErrorPanel error={write.error} />}
          <div className={classes.actions}>
            <Button
              disabled={!valid || !changed || project?.readOnly === true}
              loading={write.running}
              onClick={() => void keep(options)}
            >
              {t('segments.editor.save')}
            </Button>
            {saved.rules && (
              <Button variant="subtle" onClick={() => void keep({ ...saved, rules: null })}>
                {t('segments.editor.back')}
              </Button>
            )}
            {changed && <span className={classes.unsaved}>{t('segments.editor.unsaved')}</span>}
          </div>
        </div>
        <RuleMap bins={bins} rules={rules} />
      </div>
      {valid && scored.data && !scored.data.refused && <Preview rfm={scored.data} />}
    </>
  );
}

const Preview = ({ rfm }: { rfm: Result<'segments.rfm'> }) => <SegmentTable rfm={rfm} />;
