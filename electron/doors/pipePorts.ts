// Carries the engine's frames between the page's port and the engine's, unread.

/** What Electron's MessagePortMain and a worker's MessagePort both offer once wrapped. */
export type Wire = {
  readonly send: (frame: unknown) => void;
  readonly onFrame: (take: (frame: unknown) => void) => void;
  readonly onClose: (closed: () => void) => void;
  readonly close: () => void;
};

/** Longest frame a page may send; requests are small, only answers are large. */
const LONGEST_REQUEST = 4 * 1024 * 1024;

/** Joins the two until either closes. A page that sends anything but frames loses its wire. Answers the closing function. */
export function pipePorts(page: Wire, engine: Wire): () => void {
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    page.close();
    engine.close();
  };
  page.onFrame((frame) => {
    if (typeof frame !== 'string' || frame.length > LONGEST_REQUEST) close();
    else if (open) engine.send(frame);
  });
  engine.onFrame((frame) => {
    if (open) page.send(frame);
  });
  page.onClose(close);
  engine.onClose(close);
  return close;
}
