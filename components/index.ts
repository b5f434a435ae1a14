/** Every element, defined; and what a program may want to import: the classes and their events. */
export { HearthChannelList } from './channel-list/channel-list.ts';
export { ChannelChosenEvent, ChannelMenuEvent } from './channel-list/channel-list-events.ts';
export { HearthCommunity } from './community/community.ts';
export {
  CloseRequestEvent,
  HearthErrorEvent,
  HearthMessageEvent,
  HearthReadyEvent,
  HearthUnreadEvent,
  SignInRequestEvent,
} from './community/community-events.ts';
export { HearthComposer } from './composer/composer.ts';
export { HearthLauncher } from './launcher/launcher.ts';
export { registerLocale } from './locales/locales.ts';
export { HearthMessagePane } from './message-pane/message-pane.ts';
export { HearthUnreadBadge } from './unread-badge/unread-badge.ts';
