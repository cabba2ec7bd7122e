#!/usr/bin/env node
import { builtFile } from '../build.mjs';
import { runUnderNode24 } from './node24.mjs';

await runUnderNode24(builtFile('commandLine') ?? new URL('./commandLine.ts', import.meta.url));
