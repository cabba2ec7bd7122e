// npm start
import { runUnderNode24 } from './node24.mjs';

await runUnderNode24(new URL('./start.ts', import.meta.url));
