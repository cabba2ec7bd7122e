// The look of every grid: hairlines, dense rows, our colours.
import { themeQuartz } from 'ag-grid-community';

export const gridTheme = themeQuartz.withParams({
  spacing: 4,
  fontSize: 12,
  rowHeight: 26,
  headerHeight: 40,
  fontFamily: 'inherit',
  browserColorScheme: 'inherit',
  backgroundColor: 'var(--hf-bg)',
  foregroundColor: 'var(--hf-text)',
  cellTextColor: 'var(--hf-text)',
  headerBackgroundColor: 'var(--hf-bg)',
  headerTextColor: 'var(--hf-text-soft)',
  headerFontWeight: 500,
  borderColor: 'var(--hf-hairline)',
  accentColor: 'var(--hf-accent)',
  rowHoverColor: 'var(--hf-sunken)',
  selectedRowBackgroundColor: 'var(--hf-accent-wash)',
  cellHorizontalPadding: 10,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerColumnResizeHandleColor: 'var(--hf-line)',
});
