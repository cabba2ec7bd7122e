// Two customers side by side; what agrees and what does not is said in words at the end of each line.
import { Button, Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DuplicateCandidate } from '../../../shared/contract/duplicates.ts';
import { Icon } from '../../components/Icon.tsx';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './PairView.module.css';
import type { Side } from './usePairs.ts';

type Party = DuplicateCandidate['left'];
type Sign = 'for' | 'against' | null;
type Line = { id: string; sign: Sign; number?: boolean; cell: (party: Party) => ReactNode };

type PairViewProps = {
  pair: DuplicateCandidate;
  stays: Side;
  onStays: (side: Side) => void;
  onMerge: (() => void) | null;
  onDismiss: (() => void) | null;
  busy: boolean;
};

const SIDES: readonly Side[] = ['left', 'right'];

function linesOf({ evidence, against }: DuplicateCandidate, format: ReturnType<typeof useFormat>): Line[] {
  const { number, money, date } = format;
  const hasName = evidence.includes('nameAndAddress') || evidence.includes('nameAndRegion');
  const sign = (isFor: boolean, isAgainst: boolean): Sign => (isFor ? 'for' : isAgainst ? 'against' : null);
  return [
    { id: 'name', sign: sign(hasName, against.includes('otherName')), cell: ({ name }) => name },
    { id: 'phone', sign: sign(evidence.includes('phone'), against.includes('otherPhone')), cell: ({ phone }) => phone },
    { id: 'email', sign: sign(evidence.includes('email'), against.includes('otherEmail')), cell: ({ email }) => email },
    { id: 'address', sign: sign(evidence.includes('nameAndAddress'), false), cell: ({ address }) => address },
    { id: 'region', sign: sign(evidence.includes('nameAndRegion'), false), cell: ({ region }) => region },
    { id: 'type', sign: null, cell: ({ type }) => type },
    { id: 'orders', sign: null, cell: ({ orders }) => number(orders) },
    { id: 'revenue', sign: null, cell: ({ revenueE4 }) => money(revenueE4) },
    { id: 'firstDay', sign: null, cell: ({ firstDay }) => firstDay && date(firstDay) },
    { id: 'lastDay', sign: null, cell: ({ lastDay }) => lastDay && date(lastDay) },
  ];
}

export function PairView({ pair, stays, onStays, onMerge, onDismiss, busy }: PairViewProps) {
  const format = useFormat();
  const { t } = format;
  const lines = linesOf(pair, format).filter(({ cell }) => cell(pair.left) || cell(pair.right));
  return (
    <section className={classes.pair} aria-label={t('duplicates.pair')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {SIDES.map((side) => (
              <th key={side} scope="col" data-stays={stays === side}>
                <a href={href('customer', { customer: pair[side].code })}>{pair[side].code}</a>
                <Radio
                  name="stays"
                  label={t('duplicates.stays')}
                  checked={stays === side}
                  disabled={!onMerge}
                  onChange={() => onStays(side)}
                />
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, sign, cell }) => (
            <tr key={id} data-sign={sign ?? 'none'}>
              <th scope="row">{t(`duplicates.field.${id}`)}</th>
              {SIDES.map((side) => (
                <td key={side} data-stays={stays === side}>
                  {cell(pair[side]) || <span className={classes.nothing}>–</span>}
                </td>
              ))}
              <td className={classes.sign}>
                {sign && (
                  <>
                    <Icon name={sign === 'for' ? 'check' : 'warning'} size={13} />
                    {t(sign === 'for' ? 'duplicates.same' : 'duplicates.differs')}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {onMerge && onDismiss && (
        <div className={classes.buttons}>
          <Button onClick={onMerge} loading={busy} rightSection={<kbd>M</kbd>}>
            {t('duplicates.merge')}
          </Button>
          <Button variant="default" onClick={onDismiss} disabled={busy} rightSection={<kbd>N</kbd>}>
            {t('duplicates.notSame')}
          </Button>
        </div>
      )}
      <p className={classes.keys}>{t('duplicates.keys')}</p>
    </section>
  );
}
