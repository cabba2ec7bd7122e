// A draft of a mail leaves the window for the mail program, and nothing else does.
import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { APP_PAGE } from '../../electron/doors/appScheme.ts';
import { keepIn } from '../../electron/doors/lockDown.ts';
import { mailtoLink } from '../../electron/reporting/alerts/mailMessage.ts';

type Contents = Parameters<typeof keepIn>[0];

/** What a page at `address` may open, when a frame of it goes to `url`. */
function openedBy(url: string, { address = APP_PAGE, isMainFrame = true } = {}) {
  const page = Object.assign(new EventEmitter(), { getURL: () => address, setWindowOpenHandler: () => {} });
  const opened: string[] = [];
  keepIn(page as Contents, (link) => opened.push(link));
  let stayed = false;
  page.emit('will-frame-navigate', { url, isMainFrame, preventDefault: () => (stayed = true) });
  return { opened, stayed };
}

describe('mail links', () => {
  const link = mailtoLink('a@x.example', '来自茶馆的问候', '王芳，您好！\n祝好')!;

  test('go to the mail program, and the page stays', () => {
    expect(openedBy(link)).toEqual({ opened: [link], stayed: true });
    expect(openedBy(`${APP_PAGE}#/alerts`)).toEqual({ opened: [], stayed: false });
  });

  test.each([
    'https://evil.example/',
    'mailto:a@x.example?bcc=b@x.example',
    'mailto:a@x.example?subject=x&body=y&bcc=b@x.example',
    'mailto:a@x.example?subject=x&attach=/etc/passwd&body=y',
    `${link}&cc=b@x.example`,
    `x${link}`,
    'file:///etc/passwd',
  ])('%s goes nowhere', (url) => {
    expect(openedBy(url)).toEqual({ opened: [], stayed: true });
  });

  test('only from our own page, not from a frame or a report', () => {
    expect(openedBy(link, { isMainFrame: false }).opened).toEqual([]);
    expect(openedBy(link, { address: 'app://report/x' }).opened).toEqual([]);
  });
});
