// One mail as a draft that a mail program opens for sending (RFC 5322, 2045, 2047), and as a mailto link (RFC 6068).
import { oneLine } from '../../../shared/messageFields.ts';

const CRLF = '\r\n';
/** Bytes of UTF-8 in one encoded word, so that one with the name of its header before it fits a line of 76. */
const WORD_BYTES = 39;
const BASE64_LINE = 76;

const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** The address as it may stand in a header; null for what is none. Imported cells hold anything. */
export function mailAddress(cell: string | null): string | null {
  const trimmed = cell?.trim() ?? '';
  return trimmed.length <= 254 && ADDRESS.test(trimmed) && !trimmed.includes('..') ? trimmed : null;
}

/** A text in a header: plain where it is plain, else in encoded words, folded; no character is torn. */
export function headerWords(words: string): string {
  const text = oneLine(words);
  if (/^[A-Za-z0-9 ,.!?'()\-/:]*$/.test(text) && text.length <= 60) return text;
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > WORD_BYTES) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  pieces.push(piece);
  return pieces.map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join(`${CRLF} `);
}

const mailbox = (name: string, address: string): string => {
  const words = headerWords(name);
  const shown = words.startsWith('=?') ? words : words === '' ? '' : `"${words}"`;
  return shown === '' ? address : `${shown}${CRLF} <${address}>`;
};

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

function mailDate(at: Date): string {
  const day = `${DAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}

export type Mail = {
  /** Tells drafts apart and stays the same when one is written again. */
  readonly id: string;
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string } | null;
  readonly subject: string;
  readonly body: string;
  readonly at: Date;
};

/** Whose address the draft is sent from is for the mail program to say; this one leads nowhere (RFC 2606). */
const NOBODY = 'draft@holdfast.invalid';

const bodyLines = (body: string): string[] =>
  body
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .split('\n');

/** X-Unsent makes mail programs open the file for writing instead of reading. */
export function emlText({ id, from, to, subject, body, at }: Mail): string {
  const encoded = Buffer.from(bodyLines(body).join(CRLF)).toString('base64');
  const lines = encoded.match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? [''];
  return [
    `Date: ${mailDate(at)}`,
    `From: ${mailbox(from, NOBODY)}`,
    ...(to ? [`To: ${mailbox(to.name, to.address)}`] : []),
    `Subject: ${headerWords(subject)}`,
    `Message-ID: <${id}@holdfast.invalid>`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '',
  ].join(CRLF);
}

/** What the window hands on to the system; beyond it a mail program takes the draft as a file. */
const MOST_SUBJECT = 2000;
const MOST_BODY = 16_000;

/** null where the words are longer than a link can carry. */
export function mailtoLink(address: string, subject: string, body: string): string | null {
  const [about, words] = [encodeURIComponent(oneLine(subject)), encodeURIComponent(bodyLines(body).join(CRLF))];
  if (about.length > MOST_SUBJECT || words.length > MOST_BODY) return null;
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}?subject=${about}&body=${words}`;
}
