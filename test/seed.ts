// Property tests draw the same cases on every run; HOLDFAST_SEED=<number> draws others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.HOLDFAST_SEED ?? 20_260_101) });
