// Segments of one's own: conditions that read as a sentence, counted while they are written.
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { OwnSegmentVersion } from '../../../shared/contract/ownSegments.ts';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { ruleWords } from '../../../shared/ruleWords.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { useSegmentNames } from '../../useSegmentNames.ts';
import { SegmentTabs } from '../segments/SegmentTabs.tsx';
import { type GroupDraft, groupOf, isFinished, ruleOf } from './draft.ts';
import { fieldGroups } from './fieldChoices.ts';
import { GroupEditor } from './GroupEditor.tsx';
import classes from './OwnSegments.module.css';
import { SegmentList } from './SegmentList.tsx';
import { Versions } from './Versions.tsx';

const COUNT_AFTER_MS = 80;

export function OwnPart() {
  const { t } = useFormat();
  const list = useRead('ownSegments.list', {});
  const names = useSegmentNames();
  const [chosen, setChosen] = useState<OwnSegmentVersion | null>(null);
  const [start, setStart] = useState(0);
  const choose = (segment: OwnSegmentVersion | null) => {
    setChosen(segment);
    setStart((before) => before + 1);
  };
  return (
    <Page title={t('frame.screen.segments')}>
      <SegmentTabs />
      <p className={classes.lead}>{t('ownSegments.lead')}</p>
      {list.error && <ErrorPanel error={list.error} onRetry={list.retry} />}
      <div className={classes.body}>
        <SegmentList
          segments={list.data?.segments ?? []}
          names={names}
          chosen={chosen?.segment ?? null}
          onChoose={choose}
        />
        <Builder key={start} from={chosen} onSaved={setChosen} onDeleted={() => choose(null)} />
      </div>
    </Page>
  );
}

type BuilderProps = {
  from: OwnSegmentVersion | null;
  onSaved: (segment: OwnSegmentVersion) => void;
  onDeleted: () => void;
};

function Builder({ from, onSaved, onDeleted }: BuilderProps) {
  const format = useFormat();
  const { t } = format;
  const names = useSegmentNames();
  const fields = useRead('ownSegments.fields', {});
  const facets = useRead('customers.facets', { within: null });
  const save = useWrite('ownSegments.save');
  const remove = useWrite('ownSegments.delete');
  const { within, setWithin } = useProject();
  const [draft, setDraft] = useState<GroupDraft>(() => groupOf(from?.rule ?? null));
  const [name, setName] = useState(from?.name ?? '');
  const [fresh, setFresh] = useState<number | null>(() => (from ? null : (draft.parts[0]?.id ?? null)));
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const others = useMemo(() => new Map([...names].filter(([segment]) => segment !== from?.segment)), [names, from]);
  const groups = useMemo(() => fieldGroups(format, fields.data, others.size > 0), [format, fields.data, others]);
  const segments = useMemo(
    () => (facets.data?.segment ?? []).flatMap(({ value }) => (value === null ? [] : [value])),
    [facets.data],
  );
  const isSaved = from !== null && from.name === name.trim() && JSON.stringify(from.rule) === JSON.stringify(rule);
  const canSave = rule !== null && name.trim() !== '' && !isSaved;
  const keep = async () => {
    if (!canSave || rule === null) return;
    try {
      const saved = await save.run({ segment: from?.segment ?? null, name: name.trim(), rule });
      onSaved({ ...saved, name: name.trim(), rule, savedAt: new Date().toISOString() });
      notifications.show({ message: t('ownSegments.saved', { name: name.trim(), version: saved.version }) });
    } catch {
      // The hook shows it.
    }
  };
  const drop = async () => {
    if (!from) return;
    try {
      await remove.run({ segment: from.segment });
      if (within?.kind === 'own' && within.segment === from.segment) setWithin(null);
      onDeleted();
    } catch {
      // The hook shows it.
    }
  };
  const set: CustomerSet | null =
    rule === null ? null : isSaved ? { kind: 'own', segment: from.segment } : { kind: 'rule', rule };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole form
    <div
      className={classes.builder}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
      }}
    >
      <GroupEditor
        group={draft}
        tools={{ fields: fields.data, groups, names: others, segments, fresh }}
        onChange={setDraft}
        onFresh={setFresh}
      />
      <Sentence rule={rule} finished={isFinished(draft)} />
      <div className={classes.save}>
        <TextInput
          className={classes.name}
          aria-label={t('ownSegments.name')}
          placeholder={t('ownSegments.name')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) void keep();
          }}
        />
        <Button disabled={!canSave} loading={save.running} onClick={() => void keep()}>
          {t(from ? 'ownSegments.saveVersion' : 'common.save')}
        </Button>
        <Button
          variant="default"
          disabled={set === null}
          leftSection={<Icon name="filter" size={14} />}
          onClick={() => setWithin(set)}
        >
          {t('ownSegments.useAsFilter')}
        </Button>
        {set && (
          <>
            <Button component="a" variant="subtle" href={customersHref(set)}>
              {t('ownSegments.showCustomers')}
            </Button>
            <Button component="a" variant="subtle" href={href('profile', { set: JSON.stringify(set) })}>
              {t('ownSegments.showProfile')}
            </Button>
          </>
        )}
        {from && (
          <Button variant="subtle" color="red" loading={remove.running} onClick={() => void drop()}>
            {t('ownSegments.delete')}
          </Button>
        )}
      </div>
      {(save.error ?? remove.error) && <ErrorPanel error={(save.error ?? remove.error)!} />}
      <p className={classes.hint}>{t('ownSegments.hint')}</p>
      {from && (
        <Versions
          segment={from.segment}
          names={names}
          onTake={(version) => {
            setDraft(groupOf(version.rule));
            setName(version.name);
          }}
        />
      )}
    </div>
  );
}

/** The rule in words, and whom it holds. */
function Sentence({ rule, finished }: { rule: SegmentRule | null; finished: boolean }) {
  const format = useFormat();
  const { t } = format;
  const names = useSegmentNames();
  const [asked] = useDebouncedValue(rule, COUNT_AFTER_MS);
  const { data, error } = useRead(
    'ownSegments.count',
    { set: { kind: 'rule', rule: asked ?? { kind: 'figure', field: 'orders', min: null, max: null } } },
    { enabled: asked !== null },
  );
  return (
    <div className={classes.sentence} aria-live="polite">
      <p className={classes.words}>
        {rule ? t('ownSegments.sentence', { words: ruleWords(format, rule, names) }) : t('ownSegments.empty')}
        {rule && !finished && <span className={classes.unfinished}> {t('ownSegments.unfinished')}</span>}
      </p>
      {error && <ErrorPanel error={error} />}
      {rule && data && (
        <p className={classes.answer}>
          <strong>
            {data.refused
              ? t('ownSegments.counted', { count: data.customers, of: format.number(data.of) })
              : format.text(data.headline)}
          </strong>
          {data.why.customers && <WhyButton why={data.why.customers} compact />}
        </p>
      )}
    </div>
  );
}
