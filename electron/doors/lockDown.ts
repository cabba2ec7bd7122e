// What no page of the window may do, whatever it tries: leave, open windows, ask for permissions, reach the network.
import { APP_ORIGIN, APP_PAGE } from './appScheme.ts';

type Preventable = { preventDefault: () => void };
type Contents = {
  getURL(): string;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'will-redirect', listener: (event: Preventable) => void): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (event: Preventable & { url: string; isMainFrame: boolean }) => void,
  ): unknown;
};
type PageSession = {
  setPermissionCheckHandler(check: (contents: unknown, permission: string, origin: string) => boolean): void;
  setPermissionRequestHandler(
    answer: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: { requestingUrl: string },
    ) => void,
  ): void;
  setDevicePermissionHandler(check: () => boolean): void;
  webRequest: {
    onBeforeRequest(
      filter: { urls: string[] },
      listener: (details: unknown, answer: (response: { cancel: boolean }) => void) => void,
    ): void;
  };
  on(event: 'will-download', listener: (event: Preventable, item: { getURL(): string }) => void): unknown;
};

const NETWORK = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'];
/** One address, a subject and a body, and no other headers. */
const MAIL = /^mailto:[^?&\s]{1,300}\?subject=[^&\s]{0,2000}&body=[^&\s]{0,16000}$/;
const isOurPage = (address: string) => address.split('#', 1)[0] === APP_PAGE;

/**
 * Nothing a page does may lead anywhere else; the one page of the window may be loaded again. A draft of a mail that the
 * user opens in our own page goes to the mail program.
 */
export function keepIn(contents: Contents, openMail: (link: string) => void = () => {}): void {
  const refuse = (event: Preventable) => event.preventDefault();
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', (event) => {
    const isOurs = event.isMainFrame && isOurPage(contents.getURL());
    if (isOurs && MAIL.test(event.url)) openMail(event.url);
    if (!isOurs || !isOurPage(event.url)) event.preventDefault();
  });
}

const PERMITTED = ['clipboard-sanitized-write', 'notifications'];

/**
 * Offline, and no permissions; only our own page may copy to the clipboard, tell of something on the desktop and save
 * what it made itself.
 */
export function closeDoors(of: PageSession, isOurs: boolean): void {
  const granted = (permission: string, origin: string) =>
    isOurs && PERMITTED.includes(permission) && origin.replace(/\/$/, '') === APP_ORIGIN;
  of.setPermissionCheckHandler((_contents, permission, origin) => granted(permission, origin));
  of.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(granted(permission, requestingUrl.split('/', 3).join('/'))),
  );
  of.setDevicePermissionHandler(() => false);
  of.webRequest.onBeforeRequest({ urls: NETWORK }, (_details, answer) => answer({ cancel: true }));
  // What our own page made, such as the picture of a chart, may be saved: the system asks where.
  of.on('will-download', (event, item) => {
    if (!isOurs || !item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) event.preventDefault();
  });
}
