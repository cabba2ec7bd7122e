// Where the user is: `#/screen?name=value`. Back and forward are the browser's own.
import { useSyncExternalStore } from 'react';

export type Route = { readonly screen: string; readonly params: Readonly<Record<string, string>> };

function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { screen: decodeURIComponent(path) || 'start', params: Object.fromEntries(new URLSearchParams(query)) };
}

export function href(screen: string, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${encodeURIComponent(screen)}${query ? `?${query}` : ''}`;
}

export function navigate(screen: string, params: Readonly<Record<string, string>> = {}, replace = false): void {
  const target = href(screen, params);
  if (target === window.location.hash) return;
  if (replace) window.history.replaceState(null, '', target);
  else window.history.pushState(null, '', target);
  // Said at once: a key pressed before the browser's own event would still meet the screen that was left.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

let seen: { hash: string; route: Route } | null = null;

/** The route of the address as it stands; the same object as long as the address stays. */
function currentRoute(): Route {
  const { hash } = window.location;
  if (seen?.hash !== hash) seen = { hash, route: parse(hash) };
  return seen.route;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute);
