// What the application menu and the desktop ask for.
import { spotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import { navigate } from '../router.ts';
import { useHost } from '../useEngine.ts';
import { useLook } from '../useLook.ts';
import { useProject } from '../useProject.ts';
import type { Opening } from './opening.ts';

export function useMenuCommands(opening: Opening): void {
  const host = useHost();
  const { setLocale, setTheme } = useLook();
  const { close } = useProject();
  useEffect(
    () =>
      host.onMenu((command) => {
        switch (command.kind) {
          case 'newProject':
            return opening.askNew();
          case 'openProject':
            return void opening.chooseProject();
          case 'openFile':
            return void opening.acceptPicked([command.file]);
          case 'closeProject':
            close();
            return navigate('start');
          case 'screen':
            return navigate(command.screen);
          case 'find':
            return spotlight.open();
          case 'theme':
            return setTheme(command.theme);
          case 'locale':
            return setLocale(command.locale);
        }
      }),
    [host, opening, close, setLocale, setTheme],
  );
}
