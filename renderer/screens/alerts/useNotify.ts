// Whether the desktop tells of new severe alerts while the window is open: off until somebody wants it.
import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useState } from 'react';

const isThere = () => 'Notification' in window;

export function useNotify() {
  const [wanted, setWanted] = useLocalStorage<boolean>({
    key: 'holdfast.notify',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [permission, setPermission] = useState(isThere() ? Notification.permission : 'denied');
  const setOn = useCallback(
    async (on: boolean) => {
      if (on && isThere() && Notification.permission === 'default')
        setPermission(await Notification.requestPermission());
      else if (isThere()) setPermission(Notification.permission);
      setWanted(on && isThere() && Notification.permission === 'granted');
    },
    [setWanted],
  );
  return { on: wanted && permission === 'granted', blocked: permission === 'denied', setOn };
}

/** Nothing where it is not wanted, or the system does not want it. */
export function tellDesktop(title: string, body: string): void {
  if (!isThere() || Notification.permission !== 'granted') return;
  if (localStorage.getItem('holdfast.notify') !== 'true') return;
  new Notification(title, { body, tag: 'holdfast-alerts' });
}
