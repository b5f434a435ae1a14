/** The port to what the page knows about itself: whether the device has a network, and when the page wakes. */
export type PageHint = 'wake' | 'offline' | 'hide' | 'leave';

export interface PageHints {
  /** The browser says that there is no network at all. */
  isOffline(): boolean;
  /**
   * `wake`: the page is looked at again, came back from a freeze or the network returned; the line may have died
   * unnoticed. `offline`: the network went. `hide`: nobody looks any more, and the page may be gone a moment later.
   * `leave`: the page is put aside for the back button, and no line outlives that.
   */
  listen(handler: (hint: PageHint) => void): () => void;
}

/** For places without a page. */
export const noHints: PageHints = { isOffline: () => false, listen: () => () => undefined };
