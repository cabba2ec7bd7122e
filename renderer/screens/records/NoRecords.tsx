// Nothing of a kind yet: what the list looks like once there is, and the ways to fill it.
import { Button } from '@mantine/core';
import type { RecordKind } from '../../../shared/contract/records.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Records.module.css';

const ROWS = [1, 2, 3] as const;

export function NoRecords({ kind, onEnter }: { kind: RecordKind; onEnter: (() => void) | null }) {
  const { t } = useFormat();
  return (
    <EmptyState
      title={t(`records.empty.${kind}.title`)}
      picture={
        <table className={classes.example}>
          <tbody>
            {ROWS.map((row) => (
              <tr key={row}>
                {t(`records.empty.${kind}.row${row}`)
                  .split('|')
                  .map((cell) => (
                    <td key={cell}>{cell}</td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      }
      action={
        <>
          {onEnter && <Button onClick={onEnter}>{t(`records.enter.${kind}`)}</Button>}
          <Button component="a" href={href('import')} variant="default">
            {t('records.empty.import')}
          </Button>
        </>
      }
    >
      {t('records.empty.text')}
    </EmptyState>
  );
}
