// Holds the open project and the as-of date, keeps answers fresh as things change, and survives a reload of the page.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type CustomerSet, customerSet } from '../shared/contract/customerSet.ts';
import type { ProjectInfo } from '../shared/contract/project.ts';
import { makeFormat } from '../shared/format.ts';
import { gather } from './gather.ts';
import { useEngine } from './useEngine.ts';
import { FormatContext } from './useFormat.ts';
import { useLook } from './useLook.ts';
import { ProjectContext } from './useProject.ts';

const KEPT = 'holdfast.project';
const KEPT_DAY = 'holdfast.asOf';
const KEPT_WITHIN = 'holdfast.within';
const REREAD_EVERY_MS = 600;

function keptWithin(): CustomerSet | null {
  const kept = sessionStorage.getItem(KEPT_WITHIN);
  if (kept === null) return null;
  const parsed = customerSet.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

export function ProjectProvider({ children }: { children: ReactNode }) {
  const engine = useEngine();
  const queries = useQueryClient();
  const { locale } = useLook();
  const [project, setProject] = useState<ProjectInfo | null>(null);
  const [asOf, showAsOf] = useState(() => sessionStorage.getItem(KEPT_DAY));
  const [within, showWithin] = useState(keptWithin);
  const [restored, setRestored] = useState(() => sessionStorage.getItem(KEPT) === null);
  const handle = useRef<string | null>(null);

  const setAsOf = useCallback((day: string | null) => {
    if (day === null) sessionStorage.removeItem(KEPT_DAY);
    else sessionStorage.setItem(KEPT_DAY, day);
    showAsOf(day);
  }, []);

  const setWithin = useCallback((set: CustomerSet | null) => {
    if (set === null) sessionStorage.removeItem(KEPT_WITHIN);
    else sessionStorage.setItem(KEPT_WITHIN, JSON.stringify(set));
    showWithin(set);
  }, []);

  const show = useCallback(
    (info: ProjectInfo | null) => {
      // A reload finds the project it left, and keeps the date and the filter with it.
      if (info?.project !== (handle.current ?? sessionStorage.getItem(KEPT))) {
        setAsOf(null);
        setWithin(null);
      }
      handle.current = info?.project ?? null;
      setProject(info);
      if (info) sessionStorage.setItem(KEPT, info.project);
      else sessionStorage.removeItem(KEPT);
    },
    [setAsOf, setWithin],
  );

  const reread = useCallback(
    async (wanted: string) => {
      const info = await engine.call('project.info', { project: wanted }).catch(() => null);
      if (handle.current === null || handle.current === wanted) show(info);
    },
    [engine, show],
  );

  const close = useCallback(() => {
    const closing = handle.current;
    show(null);
    if (closing !== null) void engine.call('project.close', { project: closing }).catch(() => {});
  }, [engine, show]);

  useEffect(() => {
    const kept = sessionStorage.getItem(KEPT);
    if (kept !== null) void reread(kept).finally(() => setRestored(true));
  }, [reread]);

  useEffect(() => {
    const changes = gather<string | null>((changed) => {
      const touched = (key: unknown) => key === null || changed.has(key as string);
      void queries.invalidateQueries({ predicate: (query) => touched(query.queryKey[0]) });
      if (handle.current !== null && changed.has(handle.current)) void reread(handle.current);
    }, REREAD_EVERY_MS);
    const unwatch = engine.watch((change) => {
      // A check writes nothing, so nothing has to be read again after it.
      if (change.touched.length > 0) changes.add(change.project);
    });
    return () => {
      unwatch();
      changes.stop();
    };
  }, [engine, queries, reread]);

  const state = useMemo(
    () => ({ project, asOf, setAsOf, within, setWithin, open: show, close }),
    [project, asOf, setAsOf, within, setWithin, show, close],
  );
  const currency = project?.currency ?? 'CNY';
  const format = useMemo(() => makeFormat(locale, currency), [locale, currency]);
  return (
    <ProjectContext value={state}>
      <FormatContext value={format}>{restored && children}</FormatContext>
    </ProjectContext>
  );
}
