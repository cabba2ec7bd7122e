// Puts the page together: look, wire to the engine, project, frame.
import { Loader } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { AppError } from '../shared/errors.ts';
import { makeFormat } from '../shared/format.ts';
import classes from './App.module.css';
import { ErrorPanel } from './components/ErrorPanel.tsx';
import { connectEngine, type Engine } from './engine.ts';
import { Frame } from './frame/Frame.tsx';
import type { Host } from './host.ts';
import { LoadingProvider } from './LoadingProvider.tsx';
import { LookProvider } from './LookProvider.tsx';
import { ProjectProvider } from './ProjectProvider.tsx';
import { EngineContext, HostContext } from './useEngine.ts';
import { FormatContext } from './useFormat.ts';
import { useLook } from './useLook.ts';

export function App({ host }: { host: Host }) {
  return (
    <LookProvider>
      <Notifications position="bottom-right" autoClose={6000} />
      <HostContext value={host}>
        <Wired host={host} />
      </HostContext>
    </LookProvider>
  );
}

const makeQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
    },
  });

function Wired({ host }: { host: Host }) {
  const { locale, theme } = useLook();
  const [engine, setEngine] = useState<Engine | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const queries = useMemo(makeQueries, []);
  const format = useMemo(() => makeFormat(locale, 'CNY'), [locale]);

  useEffect(() => host.setLook({ theme, locale }), [host, theme, locale]);

  const connect = useCallback(async () => {
    setError(null);
    try {
      const connected = connectEngine(await host.connect());
      setEngine(connected);
      await connected.closed;
      setError(new AppError('engine.gone'));
    } catch (failure) {
      setError(failure instanceof AppError ? failure : new AppError('engine.unreachable', { detail: String(failure) }));
    }
  }, [host]);
  useEffect(() => void connect(), [connect]);

  if (error) {
    return (
      <FormatContext value={format}>
        <main className={classes.middle}>
          <ErrorPanel error={error} onRetry={() => void connect()} />
        </main>
      </FormatContext>
    );
  }
  if (!engine) {
    return (
      <main className={classes.middle} aria-busy="true">
        <span className={classes.waiting}>
          <Loader size={14} color="gray" />
          {format.t('frame.connecting')}
        </span>
      </main>
    );
  }
  return (
    <QueryClientProvider client={queries}>
      <EngineContext value={engine}>
        <ProjectProvider>
          <LoadingProvider>
            <Frame />
          </LoadingProvider>
        </ProjectProvider>
      </EngineContext>
    </QueryClientProvider>
  );
}
