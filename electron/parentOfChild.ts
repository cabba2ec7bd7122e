// The other end of startChild: how a child process speaks with whoever started it.

type UtilityParent = {
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
  postMessage: (message: unknown) => void;
};
export type Parent = { send: (message: unknown) => void; onMessage: (take: (message: unknown) => void) => void };

export function parentOfChild(): Parent {
  const parent = (process as { parentPort?: UtilityParent }).parentPort;
  if (parent)
    return {
      send: (message) => parent.postMessage(message),
      onMessage: (take) => parent.on('message', ({ data }) => take(data)),
    };
  process.on('disconnect', () => process.exit(0));
  return { send: (message) => void process.send?.(message), onMessage: (take) => void process.on('message', take) };
}
