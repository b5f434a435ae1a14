/** Every element, defined; and what a program may want to import: the classes and their events. */
import './base/page-globals.ts';

export { createOwnIdentity } from '../src/index.ts';
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
export { HearthJoin } from './join/join.ts';
export { JoinedEvent } from './join/join-events.ts';
export { HearthComposer } from './composer/composer.ts';
export { HearthLauncher } from './launcher/launcher.ts';
export { registerLocale } from './locales/locales.ts';
export { HearthMemberList } from './member-list/member-list.ts';
export { MemberChosenEvent } from './member-list/member-list-events.ts';
export { HearthMessagePane } from './message-pane/message-pane.ts';
export { HearthUnreadBadge } from './unread-badge/unread-badge.ts';
