// npm start
import { builtFile } from '../build.mjs';
import { runUnderNode24 } from './node24.mjs';

await runUnderNode24(builtFile('start') ?? new URL('./start.ts', import.meta.url));
