// The page's content policy forbids compiling code at run time, and zod must know before it builds its first schema.
import { config } from 'zod';

config({ jitless: true });
