/** English texts of the frame around the messages: community and channel list. */
export const frame = {
  'community.label': '{name} community',
  'community.menu': 'Community menu',
  'community.memberCount': { one: '{count} member', other: '{count} members' },
  'community.channels': 'Channels',
  'community.find': 'Find a channel',
  'community.findNone': 'No channel is called “{text}”.',
  'community.back': 'Back to channels',
  'community.close': 'Close',
  'community.skip': 'Skip to messages',
  'community.settings': 'Your settings',

  'channel.private': 'only some people',
  'channel.unread': 'unread',
  'channel.forYou': { one: '{count} for you', other: '{count} for you' },
  'channel.muted': 'muted',
  'channel.draft': 'Draft',
  'channel.lastBy': '{name}: {text}',
  'channel.lastMine': 'You: {text}',
  'channel.lastRemoved': 'Message removed',
  'channel.actions': 'Actions for {name}',

  'category.actions': 'Actions for {name}',

  'connection.wait': 'Opening {community}…',
} as const;
