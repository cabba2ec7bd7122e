// Visits, complaints, survey answers and costs: listed, searched, entered by hand one after the other.
import { Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useState } from 'react';
import { type RecordKind, recordKind, type StoredRecord } from '../../shared/contract/records.ts';
import type { AppError } from '../../shared/errors.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Icon } from '../components/Icon.tsx';
import { Page } from '../components/Page.tsx';
import { useOpening } from '../frame/opening.ts';
import { navigate, useRoute } from '../router.ts';
import { useWrite } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { SearchField } from './customers/SearchField.tsx';
import { usePastedTable } from './import/usePastedTable.ts';
import { blankDraft, draftOf } from './records/draft.ts';
import { EntryForm } from './records/EntryForm.tsx';
import { NoRecords } from './records/NoRecords.tsx';
import { RecordDetail } from './records/RecordDetail.tsx';
import { RecordGrid } from './records/RecordGrid.tsx';
import classes from './records/Records.module.css';
import { todayHere } from './records/readDay.ts';
import { useEntry } from './records/useEntry.ts';

export function Records() {
  const { params } = useRoute();
  const asked = recordKind.safeParse(params.kind);
  const kind = asked.success ? asked.data : 'interaction';
  return <RecordsOf key={kind} kind={kind} startsNew={params.new !== undefined} />;
}

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
const dialogOpen = () => document.querySelector('[role="dialog"]') !== null;

function RecordsOf({ kind, startsNew }: { kind: RecordKind; startsNew: boolean }) {
  const format = useFormat();
  const { t } = format;
  const { project } = useProject();
  const opening = useOpening();
  const undo = useWrite('imports.undo');
  const entry = useEntry(kind);
  const [search, setSearch] = useState('');
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [entering, setEntering] = useState(false);
  const [shown, setShown] = useState<StoredRecord | null>(null);
  const isSmall = useMediaQuery('(max-width: 1500px)') ?? false;
  const canWrite = project !== null && !project.readOnly;

  const open = useCallback(() => {
    setShown(null);
    setEntering(true);
  }, []);
  useEffect(() => {
    if (!startsNew) return;
    navigate('records', { kind }, true);
    if (canWrite) open();
  }, [startsNew, kind, canWrite, open]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || dialogOpen()) return;
      if (event.key.toLowerCase() === 'n' && canWrite) {
        event.preventDefault();
        open();
      }
      if (event.key === 'Escape') setShown(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [canWrite, open]);
  usePastedTable();

  /** What was entered by hand goes, and can come back as it was. */
  const takeBack = async (row: StoredRecord) => {
    if (!row.byHand || row.batch === null || !canWrite) return;
    try {
      await undo.run({ batch: row.batch });
      setShown(null);
      const id = `taken-back-${row.batch}`;
      const restore = () => {
        notifications.hide(id);
        entry.start(draftOf(kind, row));
        open();
      };
      notifications.show({
        id,
        message: (
          <span className={classes.notice}>
            {t('records.takenBack')}
            <Button variant="default" size="compact-xs" onClick={restore}>
              {t('records.editAnew')}
            </Button>
          </span>
        ),
      });
    } catch (failure) {
      opening.tell(failure);
    }
  };

  const nothing = total === 0 && search === '';
  return (
    <Page
      title={t('frame.screen.records')}
      width="full"
      actions={
        canWrite && (
          <Button leftSection={<Icon name="plus" size={14} />} onClick={open} title="N">
            {t(`records.enter.${kind}`)}
          </Button>
        )
      }
    >
      <Tabs value={kind} onChange={(value) => value && navigate('records', { kind: value })} classNames={TAB_CLASSES}>
        <Tabs.List aria-label={t('records.kinds')}>
          {recordKind.options.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`records.tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {/* The panel of every tab is the one below. */}
        <Tabs.Panel value={kind} className={classes.body}>
          <div className={classes.list}>
            <div className={classes.bar}>
              <SearchField search={search} onSearch={setSearch} label={t(`records.search.${kind}`)} />
              <p className={classes.count} aria-live="polite">
                {total !== null && t(`records.count.${kind}`, { count: total })}
              </p>
            </div>
            {error && <ErrorPanel error={error} />}
            <div className={classes.grid}>
              <RecordGrid
                kind={kind}
                search={search}
                narrow={isSmall && (entering || shown !== null)}
                onTotal={setTotal}
                onError={setError}
                onOpen={(row) => {
                  setEntering(false);
                  setShown(row);
                }}
                onDelete={(row) => void takeBack(row)}
              />
              {total === 0 && !error && (
                <div className={classes.none}>
                  {nothing ? (
                    <NoRecords kind={kind} onEnter={canWrite ? open : null} />
                  ) : (
                    <p className={classes.noneFound}>{t('records.noneFound')}</p>
                  )}
                </div>
              )}
            </div>
            <p className={classes.hint}>{t('records.hint')}</p>
          </div>
          {entering && (
            <EntryForm
              kind={kind}
              entry={entry}
              onClose={() => {
                setEntering(false);
                entry.start(blankDraft(kind, todayHere()));
              }}
            />
          )}
          {!entering && shown && (
            <RecordDetail
              kind={kind}
              row={shown}
              onClose={() => setShown(null)}
              onTakeBack={shown.byHand && canWrite ? () => void takeBack(shown) : null}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

const TAB_CLASSES = { root: classes.tabs ?? '', list: classes.tabList ?? '' };
