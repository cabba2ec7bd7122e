// One alert beside the list: why, against the own past and others, what would close it, what was done, what to do.
import { ActionIcon } from '@mantine/core';
import type { AlertRow } from '../../../shared/contract/alerts.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { MonthBars } from '../customerCard/MonthBars.tsx';
import classes from './Alerts.module.css';
import { CaseActions } from './CaseActions.tsx';
import { CaseHistory } from './CaseHistory.tsx';
import type { Act } from './useAct.tsx';

type AlertDetailProps = { row: AlertRow; canAct: boolean; act: Act; onMail: () => void; onClose: () => void };

export function AlertDetail({ row: shown, canAct, act, onMail, onClose }: AlertDetailProps) {
  const format = useFormat();
  const { t, text, date, moneyCompact, money, share } = format;
  const { data, error } = useRead('alerts.one', { customer: shown.customer });
  const card = useRead('customers.card', { customer: shown.customer });
  const row = data?.row.customer === shown.customer ? data.row : shown;
  const details = data?.row.customer === shown.customer ? data.details : [];
  const months = card.data?.row.customer === shown.customer ? card.data.months : null;
  return (
    <aside className={classes.panel} aria-label={t('alerts.detail', { name: row.name ?? row.customer })}>
      <header className={classes.panelHead}>
        <div>
          <h2>
            <a href={href('customer', { customer: row.customer })}>{row.name ?? row.customer}</a>
          </h2>
          <p className={classes.contact}>
            {[row.phone, row.email].filter(Boolean).join(' · ') || t('alerts.noContact')}
          </p>
        </div>
        <ActionIcon aria-label={t('common.close')} title={`${t('common.close')} (Esc)`} onClick={onClose}>
          <Icon name="close" size={14} />
        </ActionIcon>
      </header>
      <p className={classes.levelLine}>
        <LevelMark level={row.level} />
        <span>{t('alerts.since', { date: date(row.levelSince) })}</span>
        <span title={money(row.valueE4)}>{t('alerts.yearValue', { amount: moneyCompact(row.valueE4) })}</span>
      </p>
      {row.risk !== null && (
        <p className={classes.riskLine} title={data?.risk ? text(data.risk.sentence) : undefined}>
          {t('alerts.riskLine', { risk: share(row.risk) })}
          {row.expectedLossE4 !== null && (
            <span title={money(row.expectedLossE4)}>
              {t('alerts.lossLine', { amount: moneyCompact(row.expectedLossE4) })}
            </span>
          )}
        </p>
      )}
      {error && <ErrorPanel error={error} />}
      <Reasons details={details.slice(0, AT_ONCE)} />
      {details.length > AT_ONCE && (
        <details className={classes.more}>
          <summary>{t('alerts.moreReasons', { count: details.length - AT_ONCE })}</summary>
          <Reasons details={details.slice(AT_ONCE)} />
        </details>
      )}
      {canAct && row.alert !== null && (
        <CaseActions key={`${row.alert} ${row.due} ${row.owner}`} row={row} act={act} onMail={onMail} />
      )}
      {months && months.length > 1 && <MonthBars months={months.slice(-18)} />}
      {data?.history && <CaseHistory history={data.history} onUndo={canAct ? (step) => void act.undo(step) : null} />}
    </aside>
  );
}

/** The worst reason leaves room for what to do about them. */
const AT_ONCE = 1;

function Reasons({ details }: { details: Result<'alerts.one'>['details'] }) {
  const { text } = useFormat();
  return (
    <ul className={classes.reasons}>
      {details.map((detail) => (
        <li key={`${detail.rule} ${detail.reason.key} ${JSON.stringify(detail.reason.params)}`}>
          <LevelMark level={detail.level} bare />
          <div>
            <p>{text(detail.reason)}</p>
            {detail.peers && <p className={classes.soft}>{text(detail.peers)}</p>}
            <p className={classes.closes}>{text(detail.closes)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
