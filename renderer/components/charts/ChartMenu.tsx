// What can be taken away from a chart.
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ChartOption, tableOf } from '../../../shared/charts/chartOption.ts';
import { useFormat } from '../../useFormat.ts';
import { Icon } from '../Icon.tsx';
import { csvBlob, pngOf, type Size, saveBlob, svgBlob } from './chartFiles.ts';
import { drawSvg } from './startChart.ts';
import { type FileTable, useTableFile } from './useTableFile.ts';

const MARGIN = 16;

type ChartMenuProps = {
  /** The chart as it goes on paper, with its title. */
  paper: () => ChartOption;
  fileName: string;
  label: string;
  size: () => Size;
  asTable: boolean;
  onTable: () => void;
};

export function ChartMenu({ paper, fileName, label, size, asTable, onTable }: ChartMenuProps) {
  const format = useFormat();
  const { save } = useTableFile();
  const drawing = () => {
    const { width, height } = size();
    const inner = drawSvg(paper(), { width, height }, format.locale);
    const full = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="${-MARGIN} ${-MARGIN} ${full.width} ${full.height}"><rect x="${-MARGIN}" y="${-MARGIN}" width="100%" height="100%" fill="#fff"/>${inner}</svg>`;
    return { svg, size: full };
  };
  const numbers = (): FileTable => {
    const [head = [], ...rows] = tableOf(paper());
    const isNumber = (column: number) => rows.some((row) => typeof row[column] === 'number');
    return {
      columns: head.map((name, column) => ({ head: String(name), kind: isNumber(column) ? 'number' : 'text' })),
      rows: rows.map((row) => [...row]),
    };
  };
  const png = () => {
    const { svg, size: full } = drawing();
    return pngOf(svg, full);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png() })]);
      notifications.show({ message: format.t('charts.export.copied') });
    } catch {
      notifications.show({ message: format.t('charts.export.notCopied') });
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={format.t('charts.export.of', { chart: label })} title={format.t('charts.export.menu')}>
          <Icon name="download" size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copy()}>{format.t('charts.export.copy')}</Menu.Item>
        <Menu.Item onClick={() => void png().then((blob) => saveBlob(blob, `${fileName}.png`))}>
          {format.t('charts.export.png')}
        </Menu.Item>
        <Menu.Item onClick={() => saveBlob(svgBlob(drawing().svg), `${fileName}.svg`)}>
          {format.t('charts.export.svg')}
        </Menu.Item>
        <Menu.Item onClick={() => saveBlob(csvBlob(tableOf(paper())), `${fileName}.csv`)}>
          {format.t('charts.export.csv')}
        </Menu.Item>
        <Menu.Item onClick={() => void save(label, 'xlsx', numbers())}>{format.t('charts.export.xlsx')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={onTable}>{format.t(asTable ? 'charts.asChart' : 'charts.asTable')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
