// Where the files stand that the program reads while it runs: beside the sources, or in the built program.
import { fileURLToPath } from 'node:url';

const fromSource = import.meta.url.endsWith('.ts');

/** resources/ */
export const resourcesFolder = (): string =>
  fileURLToPath(new URL(fromSource ? '../resources/' : '../../resources/', import.meta.url));

/** The built page, dist/renderer/ */
export const rendererFolder = (): string =>
  fileURLToPath(new URL(fromSource ? '../dist/renderer/' : '../renderer/', import.meta.url));
