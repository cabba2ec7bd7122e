// A chart on a screen: title that says the finding, the drawing, what can be taken away, the customers behind it.
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react';
import { type ChartOption, descriptionOf, tableOf, titleOf, withoutTitle } from '../../shared/charts/chartOption.ts';
import { type ChartTheme, chartTheme } from '../../shared/charts/chartTheme.ts';
import type { CustomerSet } from '../../shared/contract/customerSet.ts';
import type { Format } from '../../shared/format.ts';
import { goToCustomers } from '../customersOf.ts';
import { useFormat } from '../useFormat.ts';
import { useLook } from '../useLook.ts';
import classes from './charts/Chart.module.css';
import { ChartMenu } from './charts/ChartMenu.tsx';
import { ChartTable } from './charts/ChartTable.tsx';
import { hasSets, placesOf, setAt, setNear, setOf } from './charts/setsOf.ts';
import { type LiveChart, liveOption, startChart } from './charts/startChart.ts';

export type ChartProps<D> = {
  data: D;
  /** One of shared/charts; keep it the same between renders (useCallback) when it is not a plain function. */
  build: (data: D, format: Format, theme: ChartTheme) => ChartOption;
  /** Name of exported files, without ending. */
  fileName: string;
  height?: number;
  /** Beside the title: why, switches. */
  actions?: ReactNode;
  /** Where a click on a bar or point goes; the customers screen when left out. */
  onSelect?: (set: CustomerSet) => void;
};

export function Chart<D>({ data, build, fileName, height = 280, actions, onSelect = goToCustomers }: ChartProps<D>) {
  const format = useFormat();
  const { scheme } = useLook();
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const live = useRef<LiveChart | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [at, setPlace] = useState<number | null>(null);
  const option = useMemo(
    () => build(data, format, chartTheme(scheme === 'dark' ? 'screenDark' : 'screenLight')),
    [build, data, format, scheme],
  );
  const title = titleOf(option);
  const clickable = useMemo(() => hasSets(option), [option]);

  const choose = useEffectEvent((set: CustomerSet | null) => {
    if (set) onSelect(set);
  });
  const chooseAt = useEffectEvent((x: number, y: number) => {
    const chart = live.current;
    if (!chart?.containPixel('grid', [x, y])) return;
    const [column, row] = chart.convertFromPixel('grid', [x, y]);
    const isNamed = (axis: ChartOption['xAxis'] | ChartOption['yAxis']) => [axis ?? []].flat()[0]?.type === 'category';
    if (column === undefined || row === undefined) return;
    if (!isNamed(option.xAxis) && !isNamed(option.yAxis)) choose(setNear(option, column, row));
    else choose(setAt(option, Math.round(isNamed(option.yAxis) ? row : column)));
  });

  useEffect(() => {
    if (!place.current || asTable) return;
    const chart = startChart(place.current, format.locale);
    live.current = chart;
    let isChosen = false;
    chart.on('click', (event) => {
      const set = setOf(event.data);
      isChosen = set !== null;
      choose(set);
    });
    chart.getZr().on('click', (event) => {
      if (!isChosen) chooseAt(event.offsetX, event.offsetY);
      isChosen = false;
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
      live.current = null;
    };
  }, [format.locale, asTable]);

  useEffect(() => {
    if (!asTable) live.current?.setOption(liveOption(withoutTitle(option)), { notMerge: true });
  }, [option, asTable]);

  const step = (event: KeyboardEvent) => {
    const last = placesOf(option) - 1;
    if (last < 0) return;
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    if (forward || event.key === 'ArrowLeft' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = at === null ? (forward ? 0 : last) : Math.min(last, Math.max(0, at + (forward ? 1 : -1)));
      setPlace(next);
      live.current?.dispatchAction({ type: 'showTip', seriesIndex: shownSeries(option), dataIndex: next });
    } else if (event.key === 'Enter' && at !== null) {
      const set = setAt(option, at);
      if (set) onSelect(set);
    } else if (event.key === 'Escape') {
      leave();
    }
  };
  const leave = () => {
    setPlace(null);
    live.current?.dispatchAction({ type: 'hideTip' });
  };

  return (
    <figure className={classes.chart} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h3 className={classes.title} id={titleId}>
          {title}
        </h3>
        <div className={classes.actions}>
          {actions}
          <ChartMenu
            paper={() => build(data, format, chartTheme('paper'))}
            fileName={fileName}
            label={title}
            size={() => ({ width: Math.max(640, place.current?.clientWidth ?? 800), height: height + 30 })}
            asTable={asTable}
            onTable={() => setAsTable(!asTable)}
          />
        </div>
      </div>
      {asTable ? (
        <ChartTable table={tableOf(option)} label={title} height={height} />
      ) : (
        <div
          ref={place}
          className={classes.place}
          style={{ height, cursor: clickable ? 'pointer' : 'default' }}
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the points
          tabIndex={0}
          aria-label={`${descriptionOf(option)}${clickable ? ` ${format.t('charts.selectHint')}` : ''}`}
          onKeyDown={step}
          onBlur={leave}
        />
      )}
    </figure>
  );
}

/** The series whose points carry the customers, or the longest one. */
function shownSeries(option: ChartOption): number {
  const series = [option.series ?? []].flat();
  const withSets = series.findIndex((part) => Array.isArray(part.data) && part.data.some((item) => setOf(item)));
  if (withSets >= 0) return withSets;
  const lengths = series.map((part) => (Array.isArray(part.data) ? part.data.length : 0));
  return lengths.indexOf(Math.max(...lengths));
}
