/**
 * What runs inside a measured page. The probe looks through open shadow roots at every frame, so it sees the same of each
 * contestant: when a list and a composer are there, when a text has been painted, how long frames and tasks were.
 */
import type { Page } from 'playwright-core';

/** How to find a contestant's parts. */
export interface Parts {
  readonly row: string;
  readonly composer: string;
  readonly scroller: string;
}
export interface Probe {
  /** All that fit, in the document and in every open shadow root. */
  all(selector: string, root?: ParentNode): Element[];
  /** Milliseconds since the page began at which rows and a usable composer were painted. */
  ready(parts: Parts, rows: number): Promise<number>;
  /** Every text that comes over a WebSocket of the page. */
  hear(listener: (text: string) => void): void;
  countElements(): number;
  readonly longTasks: number[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Stands alone: it is handed to the page as text. */
export function installProbe(): void {
  const all = (selector: string, root: ParentNode = document): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(selector, shadowRoot) : [])),
  ];
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const afterPaint = async (): Promise<number> => {
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now();
  };
  const isUsable = (element: Element | undefined): boolean =>
    element instanceof HTMLElement && element.offsetHeight > 0 && !(element as HTMLTextAreaElement).disabled;
  const hearers: ((text: string) => void)[] = [];
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        for (const hear of hearers) hear(String(data));
      });
    }
  };
  const longTasks: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  window.probe = {
    all,
    longTasks,
    hear: (listener) => void hearers.push(listener),
    async ready({ row, composer }, rows) {
      while (all(row).length < rows || !all(composer).some(isUsable)) await frame();
      return afterPaint();
    },
    countElements: () => all('*', document.body).length,
  };
}

/** Bytes on the page's heap after a collection. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

export async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}
