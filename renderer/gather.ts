// Many small changes in quick succession are answered together.

/** Takes items one at a time; hands on the first at once, and what comes within `everyMs` after it in one go. */
export function gather<T>(take: (items: ReadonlySet<T>) => void, everyMs: number) {
  let waiting = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    timer = null;
    if (waiting.size === 0) return;
    const items = waiting;
    waiting = new Set();
    timer = setTimeout(flush, everyMs);
    take(items);
  };
  return {
    add: (item: T) => {
      waiting.add(item);
      if (timer === null) flush();
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
