// A table from the clipboard (Excel, a web page) goes the same way as a dropped file.
import { useEffect, useEffectEvent } from 'react';
import { useOpening } from '../../frame/opening.ts';
import { useFormat } from '../../useFormat.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/** Text with tabs is what spreadsheets give and reads exactly; a table of a page may come as markup only. */
export function pastedFile(plain: string, markup: string, name: string): File | null {
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.filter((line) => line.includes('\t')).length * 2 > lines.length) {
    return new File([plain], `${name}.tsv`, { type: 'text/tab-separated-values' });
  }
  if (/<table[\s>]/i.test(markup)) return new File([markup], `${name}.html`, { type: 'text/html' });
  if (lines.length > 1 && lines.every((line) => /[,;|]/.test(line))) {
    return new File([plain], `${name}.csv`, { type: 'text/csv' });
  }
  return null;
}

export function usePastedTable(): void {
  const format = useFormat();
  const opening = useOpening();
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || !event.clipboardData) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    const data = event.clipboardData;
    const files = [...data.files];
    const table = pastedFile(data.getData('text/plain'), data.getData('text/html'), format.t('import.pasted'));
    const found = table ? [table] : files;
    if (found.length === 0) return;
    event.preventDefault();
    void opening.accept(found);
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
