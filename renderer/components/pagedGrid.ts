// What every grid has in common whose rows come in pages.
import { gridModules } from './customerGrid/gridParts.ts';
import { gridTheme } from './gridTheme.ts';

export const pagedGrid = {
  theme: gridTheme,
  modules: gridModules,
  headerHeight: 32,
  rowModelType: 'infinite',
  cacheBlockSize: 100,
  maxBlocksInCache: 12,
  infiniteInitialRowCount: 20,
  blockLoadDebounceMillis: 30,
  animateRows: false,
  suppressNoRowsOverlay: true,
  suppressMovableColumns: true,
  maintainColumnOrder: true,
} as const;
