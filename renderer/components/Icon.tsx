// The product's icons: 16-unit strokes of one weight.
const PATHS = {
  alertRules:
    'M2 4h5M11 4h3M2 8h2M8 8h6M2 12h7M13 12h1M9 5.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM6 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM11 13.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  arrowRight: 'M3 8h10M9 4l4 4-4 4',
  back: 'M13 8H3M7 4 3 8l4 4',
  behaviour: 'M2 5.5c2.5 0 3.5-1 5-1s3 3.5 7 6M2 5.5h6M11.5 2.5v11',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevronDown: 'M4 6l4 4 4-4',
  chevronRight: 'M6 4l4 4-4 4',
  churn: 'M2 3.5v9.5h12M5 5.5l3 3 2-1.5 3.5 3.5M13.5 7.5v3h-3',
  close: 'M4 4l8 8M12 4l-8 8',
  concentration: 'M2 2v12h12M4 11.5c4 0 8-1.5 9.5-8.5',
  cohorts:
    'M2.2 2.5h3.4v3H2.2ZM6.4 2.5h3.4v3H6.4ZM10.6 2.5H14v3h-3.4ZM2.2 6.5h3.4v3H2.2ZM6.4 6.5h3.4v3H6.4ZM2.2 10.5h3.4v3H2.2Z',
  cost: 'M8 2v12M11 4.6C10.4 3.9 9.3 3.5 8 3.5c-1.8 0-3 .8-3 2.1C5 8.7 11.2 7.2 11.2 10.3c0 1.3-1.3 2.2-3.2 2.2-1.5 0-2.7-.5-3.3-1.3',
  customers:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.2 2-3.7 4.5-3.7s4.5 1.5 4.5 3.7M10.5 3.3a2.3 2.3 0 0 1 0 4.4M12 10.2c1.5.5 2.5 1.7 2.5 3.3',
  dark: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z',
  definition: 'M2 13.5V3M2 13.5h12M3.5 4.5c2 .3 3 6.5 9.5 7.3M8.5 2.5v11',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.5 13.5h11',
  duplicates: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  file: 'M4 1.8h5.2L12.5 5v9.2H4ZM9 1.8V5.2h3.5',
  filter: 'M2.2 3h11.6L9.5 8.4v4.8l-3-1.6V8.4Z',
  folder: 'M1.8 4.2V12.8h12.4V5.4H8L6.4 3.4H1.8Z',
  forecast: 'M2 2.5v11h12M3.8 10.5l3-3.2 2.2 1.6M10.4 7.5l.9-1M12.4 5.3l1-1.1',
  import: 'M8 9.8V2.2M4.8 5.4 8 2.2l3.2 3.2M2.2 9.5v4h11.6v-4',
  indicators: 'M2.5 13.5h11M4.5 11V8m3.5 3V5m3.5 6V2.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.7M8 5.1v.1',
  language: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2.2 8h11.6M8 2c4 3.8 4 8.2 0 12M8 2C4 5.8 4 10.2 8 14',
  light:
    'M8 10.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  options:
    'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 6.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM6 13.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  overview: 'M2.2 2.5h5v6h-5ZM2.2 11h5v2.5h-5ZM9.2 2.5h4.6V5H9.2ZM9.2 7.5h4.6v6H9.2Z',
  plus: 'M8 3v10M3 8h10',
  prediction:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 10.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM8 .8v2.6M8 12.6v2.6M.8 8h2.6M12.6 8h2.6',
  profile: 'M2.5 4h7M2.5 8h11M2.5 12h4.5',
  records: 'M2.2 3h11.6v8H8.6L5.4 13.6V11H2.2ZM5 6h6M5 8.2h3.6',
  report: 'M3.5 1.8h9v12.4h-9ZM6 5h4M6 7.7h4M6 10.4h2.5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14',
  segments: 'M2.2 2.2h5v5h-5ZM9 2.2h4.8v5H9ZM2.2 9h5v4.8h-5ZM9 9h4.8v4.8H9Z',
  settings:
    'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.6l.7 1.9 1.5.6 1.8-.9 1 1-.9 1.8.6 1.5 1.9.6v0l-1.9.7-.6 1.5.9 1.8-1 1-1.8-.9-1.5.6L8 14.4l-.7-1.9-1.5-.6-1.8.9-1-1 .9-1.8-.6-1.5L1.4 8l1.9-.6.6-1.5L3 4.2l1-1 1.8.9 1.5-.6Z',
  survival: 'M2 2.5v11h12M2 4.2h3.2v2.6h3v2h2.6v1.6H14',
  system: 'M1.8 2.8h12.4v8.4H1.8ZM5.5 13.8h5M8 11.2v2.6',
  toCome: 'M8 14A6 6 0 1 0 2 8M2 8l-1-2.2M2 8l2.2-1M8 4.8V8l2.4 1.6',
  trash: 'M2.5 4h11M6 4V2.3h4V4M4 4l.6 9.7h6.8L12 4M6.6 6.7v4.5M9.4 6.7v4.5',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6',
  value: 'M4 2.8h8l2.4 3.4L8 13.8 1.6 6.2ZM1.6 6.2h12.8M8 13.8 5.4 6.2',
  warning: 'M8 2.2 14.5 13.5h-13ZM8 6.5v3.3M8 11.6v.1',
  why: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.2 6.3c0-1 .8-1.7 1.8-1.7s1.8.7 1.8 1.6c0 1.3-1.8 1.4-1.8 2.8M8 11.2v.1',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
