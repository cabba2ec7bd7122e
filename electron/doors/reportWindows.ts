// Shows and prints finished reports: pages without scripts, without a bridge and without the network.
import { randomUUID } from 'node:crypto';
import { REPORT_ORIGIN, type Serve, serveReports } from './appScheme.ts';

export type ReportPage = {
  readonly load: (address: string) => Promise<void>;
  readonly show: () => void;
  readonly toPdf: () => Promise<Uint8Array>;
  readonly onClosed: (closed: () => void) => void;
  readonly close: () => void;
};

export function makeReportWindows(openPage: (title: string) => ReportPage) {
  const paths = new Map<string, string>();
  const serve: Serve = serveReports((id) => paths.get(id));

  async function load(path: string, title: string): Promise<ReportPage> {
    const id = randomUUID();
    const page = openPage(title);
    paths.set(id, path);
    page.onClosed(() => paths.delete(id));
    await page.load(`${REPORT_ORIGIN}/${id}`);
    return page;
  }

  return {
    serve,
    showReport: async (path: string, title: string) => (await load(path, title)).show(),
    makePdf: async (path: string): Promise<Uint8Array> => {
      const page = await load(path, '');
      try {
        return await page.toPdf();
      } finally {
        page.close();
      }
    },
  };
}
