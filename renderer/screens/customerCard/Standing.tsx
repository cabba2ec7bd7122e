// Class, segment, and the three scores in words.
import { segmentName } from '../../../shared/segmentName.ts';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import type { Card } from '../CustomerCard.tsx';
import { boundaryWords } from '../segments/boundaryWords.ts';
import classes from './CardFacts.module.css';

/** The lowest, middle and highest third of the scale. */
function third(score: number, bins: number): 'low' | 'middle' | 'high' {
  const position = (score - 1) / (bins - 1);
  return position < 1 / 3 ? 'low' : position > 2 / 3 ? 'high' : 'middle';
}

export function Standing({ card: { row, scores, boundary, why } }: { card: Card }) {
  const format = useFormat();
  const { t } = format;
  const way = boundary && boundaryWords(format, boundary);
  const words = scores && [
    t(`card.rfm.recency.${third(scores.r, scores.bins)}`),
    t(`card.rfm.frequency.${third(scores.f, scores.bins)}`),
    t(`card.rfm.monetary.${third(scores.m, scores.bins)}`),
  ];
  return (
    <section>
      <dl className={classes.facts}>
        <dt>{t('card.class')}</dt>
        <dd>
          {row.valueClass ? t(`segments.classes.${row.valueClass}`) : t('card.noClass')}
          {why.valueClass && <WhyButton why={why.valueClass} title={t('card.class')} compact />}
        </dd>
        {row.valueClass && (
          <>
            <dt>{t('segments.attitudeLabel')}</dt>
            <dd className={classes.words}>
              <span>{t(`segments.attitudeShort.${row.valueClass}`)}</span>
              <small>{t(`segments.attitude.${row.valueClass}`)}</small>
            </dd>
          </>
        )}
        <dt>{t('card.segment')}</dt>
        <dd>
          {row.segment ? segmentName(format, row.segment) : t('card.noSegment')}
          {why.segment && <WhyButton why={why.segment} title={t('card.segment')} compact />}
        </dd>
        {scores && words && (
          <>
            <dt>{t('card.rfm.title')}</dt>
            <dd className={classes.words}>
              <span>{words.join(t('customers.set.list'))}</span>
              <small>{t('card.rfm.scores', scores)}</small>
            </dd>
          </>
        )}
        {way && (
          <>
            <dt>{t('segments.boundary.card')}</dt>
            <dd className={classes.words}>
              {[way.fall, way.money, way.orders].map((line) => line && <span key={line}>{line}</span>)}
              {!way.fall && !way.money && !way.orders && <span>{t('segments.boundary.cardNone')}</span>}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
