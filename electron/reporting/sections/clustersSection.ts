// Customers who buy alike: the groups beside each other, and how clearly so many of them stand apart.
import { clusterName, traitFigure } from '../../../shared/clusterName.ts';
import type { ClustersResult } from '../../../shared/contract/clusters.ts';
import { featureWord } from '../../../shared/featureWords.ts';
import type { Part } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import { noticeList, type ReportPen, refusal } from '../reportPen.ts';
import { type ReportColumn, reportTable } from '../reportTable.ts';

export function clustersSection(pen: ReportPen, { clusters }: ReportInput): Part {
  if (!clusters) return null;
  if (clusters.refused) return refusal(pen, clusters.refused);
  return [groupsPart(pen, clusters), triedPart(pen, clusters), noticeList(pen, clusters.notices)];
}

type Line = { readonly name: string; readonly said: readonly string[] };

/** A column for each group: its name is longer than its figures. */
function groupsPart(pen: ReportPen, { clusters, features }: ClustersResult): Part {
  if (clusters.length === 0) return null;
  const { format } = pen;
  const { t } = format;
  const lines: Line[] = [
    { name: t('clusters.table.customers'), said: clusters.map(({ customers }) => format.number(customers)) },
    { name: t('clusters.table.share'), said: clusters.map(({ share }) => format.share(share)) },
    { name: t('clusters.table.revenue'), said: clusters.map(({ revenueShare }) => format.share(revenueShare)) },
    ...features.map((feature, place) => ({
      name: featureWord(format, feature),
      said: clusters.map(({ traits }) => (traits[place] ? traitFigure(format, traits[place]) : '–')),
    })),
  ];
  const columns: ReportColumn<Line>[] = [
    { head: t('clusters.table.cluster'), kind: 'text', width: '30%', cell: ({ name }) => name },
    ...clusters.map(
      (cluster, place): ReportColumn<Line> => ({
        head: clusterName(format, cluster),
        kind: 'figure',
        cell: ({ said }) => said[place] ?? '–',
      }),
    ),
  ];
  return reportTable(columns, lines, { caption: t('clusters.table.caption') });
}

function triedPart(pen: ReportPen, { tried, k }: ClustersResult): Part {
  if (tried.length === 0) return null;
  const { format } = pen;
  const { t } = format;
  const columns: ReportColumn<ClustersResult['tried'][number]>[] = [
    { head: t('clusters.tried.k'), kind: 'text', width: '30%', cell: (row) => format.number(row.k) },
    { head: t('clusters.tried.silhouette'), kind: 'figure', cell: (row) => format.decimal(row.silhouette) },
    {
      head: t('clusters.tried.stability'),
      kind: 'figure',
      cell: (row) => format.share(row.stability === null ? null : Math.max(0, row.stability)),
    },
  ];
  return reportTable(columns, tried, { caption: t('clusters.tried.title'), isTotal: (row) => row.k === k });
}
