/** Where the core says what went wrong. Never given message text or tokens. */
export interface Logger {
  warn(code: string, detail?: unknown): void;
}
export const consoleLogger: Logger = {
  warn: (code, detail) => {
    console.warn(`[hearth] ${code}`, ...(detail === undefined ? [] : [detail]));
  },
};
