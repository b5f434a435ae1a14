/** Every bound that both sides obey, in one place. Lengths are code points unless a unit is named. */
export const LIMITS = {
  messageText: 4000,
  /** Of a message's text in a list of channels. */
  messageExcerpt: 200,
  messageLinks: 50,
  messageMentions: 50,
  messageMarkers: 1000,
  name: 64,
  channelName: 80,
  topic: 1024,
  guidelines: 4000,
  description: 1000,
  about: 500,
  reason: 500,
  reactionKinds: 20,
  pins: 250,
  channels: 500,
  categories: 100,
  roles: 250,
  overrides: 200,
  invites: 100,
  historyPage: 100,
  memberPage: 100,
  syncRows: 500,
  syncStreams: 1100,
  broadMentions: 50,
  queryText: 200,
  tokenBytes: 8192,
  frameBytes: 65536,
  /** Of an uploaded picture's file. */
  pictureBytes: 5 * 1024 * 1024,
} as const;

export const MESSAGE_TEXT_MAX = LIMITS.messageText;

/** Milliseconds. `outboxEntry` is shorter than `storedResult`, so a late repeat still finds its first answer. */
export const DURATIONS = {
  storedResult: 90 * 86_400_000,
  outboxEntry: 60 * 86_400_000,
  headsInterval: 15_000,
  patchWindow: 15,
  activityWindow: 1_000,
  gapPatience: 250,
  typingRepeat: 4_000,
  typingExpiry: 10_000,
  messageGroup: 5 * 60_000,
} as const;
