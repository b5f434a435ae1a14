/** The server's log: one JSON line an event on the error output. Never given message text or tokens. */
import { pino } from 'pino';
import type { LogLevel } from '../config.ts';

export interface Log {
  info(code: string, detail?: unknown): void;
  warn(code: string, detail?: unknown): void;
  error(code: string, detail?: unknown): void;
}

export function createLog(level: LogLevel): Log {
  const logger = pino(
    { level, base: null, redact: ['token', '*.token', 'authorization', '*.authorization'] },
    pino.destination({ dest: 2, sync: true }),
  );
  const write = (kind: 'info' | 'warn' | 'error', code: string, detail: unknown): void => {
    logger[kind](detail instanceof Error ? { err: detail } : detail === undefined ? {} : { detail }, code);
  };
  return {
    info: (code, detail) => {
      write('info', code, detail);
    },
    warn: (code, detail) => {
      write('warn', code, detail);
    },
    error: (code, detail) => {
      write('error', code, detail);
    },
  };
}
