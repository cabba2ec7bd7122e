// Pages forbid compiling code at run time (their content policy), and zod must know before it builds its first schema.
import { config } from 'zod';

config({ jitless: 'document' in globalThis });
