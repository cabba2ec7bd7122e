// Everything that happened with the customer, newest first; long silences are said where they were.
import { Button, Skeleton } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { TimelineEntry } from '../../../shared/contract/customers.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import type { Format } from '../../../shared/format.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import type { Card } from '../CustomerCard.tsx';
import classes from './Timeline.module.css';
import { TimelineIcon, type TimelineSign } from './TimelineIcon.tsx';

const FIRST = 40;
const MORE = 200;
const LIMIT = 10_000;

export function Timeline({ card }: { card: Card }) {
  const format = useFormat();
  const [limit, setLimit] = useState(FIRST);
  const { data, error, retry } = useRead('customers.timeline', { customer: card.row.customer, limit });
  const silences = data ? silencesOf(card, data.entries) : new Map<number, number>();
  return (
    <section>
      <header className={classes.head}>
        <h3>{format.t('card.timeline.title')}</h3>
        {data && <span className={classes.count}>{format.t('card.timeline.count', { count: data.total })}</span>}
      </header>
      {error ? (
        <ErrorPanel error={error} onRetry={retry} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : data.total === 0 ? (
        <p className={classes.none}>{format.t('card.timeline.none')}</p>
      ) : (
        <ol className={classes.entries}>
          {data.entries.map((entry, i) => {
            const silence = silences.get(i);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and only grow at the end
              <Fragment key={i}>
                {silence !== undefined && (
                  <li className={classes.silence}>
                    {format.t(
                      i === 0 || isNewestOrder(data.entries, i) ? 'card.timeline.untilNow' : 'card.timeline.gap',
                      {
                        count: silence,
                      },
                    )}
                  </li>
                )}
                <Entry entry={entry} format={format} />
              </Fragment>
            );
          })}
        </ol>
      )}
      {data && data.entries.length < data.total && limit < LIMIT && (
        <Button variant="default" mt={12} onClick={() => setLimit(Math.min(LIMIT, limit + MORE))}>
          {format.t('card.timeline.more')}
        </Button>
      )}
    </section>
  );
}

const isPurchase = (entry: TimelineEntry): boolean => entry.kind === 'order' && !entry.refund && entry.amountE4 > 0;
const isNewestOrder = (entries: readonly TimelineEntry[], i: number): boolean => entries.findIndex(isPurchase) === i;

/** Days of silence that count as lost without a rhythm of one's own; null with cancel dates. */
function limitOf(rule: ChurnDefinition, type: string | null): number | null {
  if (rule.kind === 'cancelDate' || rule.kind === 'contractEnd') return null;
  if (rule.kind === 'rhythm') return rule.fallbackDays;
  const own = rule.kind === 'silence' ? rule.byType?.find((one) => one.type === type) : undefined;
  return own?.days ?? rule.days;
}

/** By entry: days of silence after that purchase, where it was longer than is usual for the customer. */
function silencesOf({ row, asOf, definition }: Card, entries: readonly TimelineEntry[]): Map<number, number> {
  const rule = definition.definition;
  const usual = row.medianGapDays === null ? (limitOf(rule, row.type) ?? 180) / 2 : row.medianGapDays * 2;
  const silences = new Map<number, number>();
  let later = asOf === null ? null : parseIsoDate(asOf);
  entries.forEach((entry, i) => {
    if (!isPurchase(entry)) return;
    const day = parseIsoDate(entry.day)!;
    if (later !== null && later - day > usual) silences.set(i, later - day);
    later = day;
  });
  return silences;
}

function Entry({ entry, format }: { entry: TimelineEntry; format: Format }) {
  const { t } = format;
  const line = (sign: TimelineSign, word: string, details: ReactNode[], note: string | null = null, amount = '') => (
    <li className={classes.entry} data-sign={sign}>
      <time className={classes.day} dateTime={entry.day}>
        {entry.day}
      </time>
      <span className={classes.icon}>
        <TimelineIcon sign={sign} />
      </span>
      <div className={classes.text}>
        <span className={classes.word}>{word}</span>
        {details.filter(Boolean).map((detail, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the details of one entry keep their places
          <span key={i} className={classes.detail}>
            {detail}
          </span>
        ))}
        {note && <p className={classes.note}>{note}</p>}
      </div>
      <span className={classes.amount}>{amount}</span>
    </li>
  );
  switch (entry.kind) {
    case 'order': {
      const more = entry.productCount - entry.products.length;
      const products = entry.products.join(t('customers.set.list'));
      return line(
        entry.refund ? 'refund' : 'order',
        t(entry.refund ? 'card.timeline.refund' : 'card.timeline.order'),
        [
          entry.orderNo && t('card.timeline.orderNo', { orderNo: entry.orderNo }),
          entry.lines > 1 && t('card.timeline.lines', { count: entry.lines }),
        ],
        more > 0 ? `${products} ${t('card.timeline.moreProducts', { count: more })}` : products,
        format.money(entry.amountE4),
      );
    }
    case 'interaction':
      return line('interaction', t('card.timeline.interaction'), [entry.channel], entry.note);
    case 'complaint':
      return line(
        'complaint',
        t('card.timeline.complaint'),
        [
          entry.category,
          entry.solvedOn
            ? t('card.timeline.solved', { date: format.date(entry.solvedOn) })
            : t('card.timeline.unsolved'),
        ],
        entry.note,
      );
    case 'survey':
      return line(
        'survey',
        t('card.timeline.survey'),
        [entry.question, entry.score !== null && t('card.timeline.score', { score: format.decimal(entry.score) })],
        entry.answer,
      );
    case 'started':
    case 'cancelled':
      return line(entry.kind, t(`card.timeline.${entry.kind}`), []);
  }
}
