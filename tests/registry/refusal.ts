import { AppError } from '../../src/platform/errors.ts';

/** The code with which the office refuses; 'done' where it does not. */
export function refusal(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
