// The signs of the timeline; each stands beside its word.
const PATHS = {
  order: 'M3 5h10l-.8 8.5H3.8ZM5.7 5V4a2.3 2.3 0 0 1 4.6 0v1',
  refund: 'M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6',
  interaction: 'M2.5 3h11v8H7.5L4.5 13.5V11h-2Z',
  complaint: 'M8 2.2 14.5 13.5h-13ZM8 6.5v3.3M8 11.6v.1',
  survey: 'M3.5 2h9v12h-9ZM5.8 6l1 1 1.8-2M5.8 10.5h4.4',
  started: 'M8 3v10M3 8h10',
  cancelled: 'M4 4l8 8M12 4l-8 8',
} as const;

export type TimelineSign = keyof typeof PATHS;

export function TimelineIcon({ sign }: { sign: TimelineSign }) {
  return (
    <svg
      width={14}
      height={14}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.35"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[sign]} />
    </svg>
  );
}
