// Errors are codes with parameters; doors and screens say them in the user's language
// (text under `errors.<code>` in resources/locales).
import type { Param } from './text.ts';

export class AppError extends Error {
  readonly code: string;
  readonly params: Record<string, Param>;

  constructor(code: string, params: Record<string, Param> = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}
