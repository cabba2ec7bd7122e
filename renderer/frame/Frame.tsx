// What stands around every screen: rail, header, the finder, dropping of files, and the application menu's commands.
import { Component, type ReactNode, Suspense, useEffect, useState } from 'react';
import { AppError } from '../../shared/errors.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { navigate, useRoute } from '../router.ts';
import { findScreen } from '../screens/all.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { AlertKeeper } from './AlertKeeper.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { Finder } from './Finder.tsx';
import classes from './Frame.module.css';
import { Header } from './Header.tsx';
import { InboxNotice } from './InboxNotice.tsx';
import { NewProject, type NewProjectRequest } from './NewProject.tsx';
import { OpeningContext, useMakeOpening } from './opening.ts';
import { Rail } from './Rail.tsx';
import { useMenuCommands } from './useMenuCommands.ts';

export function Frame() {
  const format = useFormat();
  const route = useRoute();
  const { project } = useProject();
  const [asked, setAsked] = useState<NewProjectRequest | null>(null);
  const opening = useMakeOpening(setAsked);
  useMenuCommands(opening);

  const found = findScreen(route.screen);
  const start = !found || (found.needsProject && !project) || found.name === 'start';
  const screen = start ? findScreen('start') : found;
  const title = screen && !start ? format.t(`frame.screen.${screen.name}`) : null;
  useEffect(() => {
    document.title = [title, project?.name, format.t('common.product')].filter(Boolean).join(' – ');
  }, [title, project, format]);
  useEffect(() => {
    if (start && route.screen !== 'start') navigate('start', {}, true);
  }, [start, route.screen]);

  if (!screen) return null;
  const Screen = screen.component;
  const content = (
    <main id="content" tabIndex={-1} className={classes.content} key={project?.project ?? 'none'}>
      <Fence key={route.screen}>
        <Suspense fallback={null}>
          <Screen />
        </Suspense>
      </Fence>
    </main>
  );
  return (
    <OpeningContext value={opening}>
      {start ? (
        <div className={classes.bare}>{content}</div>
      ) : (
        <div className={classes.frame}>
          <Rail chosen={screen.railName} />
          <div className={classes.side}>
            <div>
              <Header />
              <InboxNotice />
            </div>
            {content}
          </div>
        </div>
      )}
      {project && <AlertKeeper key={project.project} />}
      <Finder />
      <DropAnywhere />
      <NewProject request={asked} onClose={() => setAsked(null)} />
    </OpeningContext>
  );
}

/** A screen that fails takes only itself down. */
class Fence extends Component<{ children: ReactNode }, { error: AppError | null }> {
  override state: { error: AppError | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return {
      error: error instanceof AppError ? error : new AppError('screen.failed', { detail: String(error) }),
    };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className={classes.failed}>
        <ErrorPanel error={error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
