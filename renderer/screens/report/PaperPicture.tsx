// Two small pages of a finished report.
import classes from './Report.module.css';

const bars = [18, 26, 22, 31, 27, 36, 30, 40];

export function PaperPicture() {
  return (
    <svg className={classes.picture} viewBox="0 0 260 170" width="260" height="170" aria-hidden="true">
      <g>
        <rect className={classes.sheet} x="10" y="8" width="112" height="154" rx="2" />
        <path className={classes.accentLine} d="M22 24h88" />
        <rect className={classes.ink} x="22" y="58" width="64" height="9" rx="1" />
        <rect className={classes.faint} x="22" y="74" width="46" height="5" rx="1" />
        <rect className={classes.faint} x="22" y="132" width="36" height="4" rx="1" />
        <rect className={classes.faint} x="22" y="141" width="52" height="4" rx="1" />
      </g>
      <g>
        <rect className={classes.sheet} x="138" y="8" width="112" height="154" rx="2" />
        <rect className={classes.ink} x="150" y="22" width="72" height="6" rx="1" />
        {bars.map((height, index) => (
          <rect
            key={height}
            className={classes.chartBar}
            x={150 + index * 11}
            y={80 - height}
            width="7"
            height={height}
          />
        ))}
        <path className={classes.axis} d="M150 80.5h88" />
        {[94, 106, 118, 130, 142].map((y) => (
          <g key={y}>
            <rect className={classes.faint} x="150" y={y} width="38" height="4" rx="1" />
            <rect className={classes.faint} x="212" y={y} width="26" height="4" rx="1" />
          </g>
        ))}
      </g>
    </svg>
  );
}
