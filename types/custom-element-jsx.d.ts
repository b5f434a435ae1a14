import type { HTMLAttributes, Key, Ref } from 'react';
import type { HearthCommunity } from '../dist/components/community/community.js';
import type { HearthChannelList } from '../dist/components/channel-list/channel-list.js';
import type { HearthMessagePane } from '../dist/components/message-pane/message-pane.js';
import type { HearthComposer } from '../dist/components/composer/composer.js';
import type { HearthMemberList } from '../dist/components/member-list/member-list.js';
import type { HearthUnreadBadge } from '../dist/components/unread-badge/unread-badge.js';
import type { HearthLauncher } from '../dist/components/launcher/launcher.js';
import type { HearthJoin } from '../dist/components/join/join.js';
import type { ChannelChosenEvent } from '../dist/components/channel-list/channel-list-events.js';
import type { ChannelMenuEvent } from '../dist/components/channel-list/channel-list-events.js';
import type { HearthReadyEvent } from '../dist/components/community/community-events.js';
import type { HearthUnreadEvent } from '../dist/components/community/community-events.js';
import type { HearthMessageEvent } from '../dist/components/community/community-events.js';
import type { HearthErrorEvent } from '../dist/components/community/community-events.js';
import type { SignInRequestEvent } from '../dist/components/community/community-events.js';
import type { SendEvent } from '../dist/components/composer/composer-events.js';
import type { JoinedEvent } from '../dist/components/join/join-events.js';
import type { MemberChosenEvent } from '../dist/components/member-list/member-list-events.js';
import type { MentionEvent } from '../dist/components/member-list/member-list-events.js';
import type { BackEvent } from '../dist/components/message-pane/message-pane-events.js';
import type { CloseEvent } from '../dist/components/message-pane/message-pane-events.js';
import type { ShowMembersEvent } from '../dist/components/message-pane/message-pane-events.js';

/** What every element takes; `class` besides `className`, for React hands both through. */
type HostProps<Element> = Omit<HTMLAttributes<Element>, 'color'> & {
  class?: string | undefined;
  key?: Key | null | undefined;
};

export interface HearthCommunityProps {
  /** Address of the Hearth server; empty for the page's own. */
  server?: HearthCommunity['server'] | undefined;
  /** The community's slug. */
  community?: HearthCommunity['community'] | undefined;
  /** A fixed token, for pages without renewal. */
  token?: HearthCommunity['token'] | undefined;
  /** Id or slug of the channel to open first. */
  channel?: HearthCommunity['channel'] | undefined;
  /** How it sits in the page. */
  layout?: HearthCommunity['layout'] | undefined;
  /** `auto` follows the page's `color-scheme`. */
  scheme?: HearthCommunity['scheme'] | undefined;
  /** `auto` follows the reader's setting. */
  contrast?: HearthCommunity['contrast'] | undefined;
  /** `hash` lets the browser's Back work through the page's hash. */
  router?: HearthCommunity['router'] | undefined;
  /** `memory` keeps nothing on this device. */
  storage?: HearthCommunity['storage'] | undefined;
  /** Level of the community's heading in the page's outline. */
  'heading-level'?: HearthCommunity['headingLevel'] | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  client?: HearthCommunity['client'] | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthCommunity['getToken'] | undefined;
  /** The first picture stands. */
  'onhearth-ready'?: ((event: HearthReadyEvent) => void) | undefined;
  /** The unread count changed. */
  'onhearth-unread'?: ((event: HearthUnreadEvent) => void) | undefined;
  /** Somebody else's message arrived. */
  'onhearth-message'?: ((event: HearthMessageEvent) => void) | undefined;
  /** It cannot go on by itself; also said in words inside. */
  'onhearth-error'?: ((event: HearthErrorEvent) => void) | undefined;
  /** The person wants to sign in. */
  'onhearth-sign-in'?: ((event: SignInRequestEvent) => void) | undefined;
}

export interface HearthChannelListProps {
  /** Address of the Hearth server; not needed inside `hearth-community`. */
  server?: HearthChannelList['server'] | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  community?: HearthChannelList['community'] | undefined;
  /** A fixed token, for pages without renewal. */
  token?: HearthChannelList['token'] | undefined;
  /** Id of the channel that is shown. */
  current?: HearthChannelList['current'] | undefined;
  /** Shows only channels whose name holds this text. */
  filter?: HearthChannelList['filter'] | undefined;
  /** Rows with a second line: the last message and its time. */
  'two-lines'?: HearthChannelList['twoLines'] | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  client?: HearthChannelList['client'] | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthChannelList['getToken'] | undefined;
  /** A channel was chosen. Cancelable: then the page handles it. */
  'onhearth-channel-chosen'?: ((event: ChannelChosenEvent) => void) | undefined;
  /** The actions of a channel or category are wanted. */
  'onhearth-channel-menu'?: ((event: ChannelMenuEvent) => void) | undefined;
}

export interface HearthMessagePaneProps {
  /** Id or slug of the channel. */
  channel?: HearthMessagePane['channel'] | undefined;
  /** Id of a message to go to. */
  message?: HearthMessagePane['message'] | undefined;
  /** Address of the Hearth server, outside a community element. */
  server?: HearthMessagePane['server'] | undefined;
  /** The community's slug, outside a community element. */
  community?: HearthMessagePane['community'] | undefined;
  /** A fixed token, for pages without renewal. */
  token?: HearthMessagePane['token'] | undefined;
  /** Shows the arrow back to the channels. */
  back?: HearthMessagePane['back'] | undefined;
  /** Shows a cross that closes what the pane stands in. */
  closable?: HearthMessagePane['closable'] | undefined;
  /** Switches off single keys as shortcuts. */
  'no-shortcuts'?: HearthMessagePane['noShortcuts'] | undefined;
  /** Level of the channel's heading in the page's outline. */
  'heading-level'?: HearthMessagePane['headingLevel'] | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  client?: HearthMessagePane['client'] | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthMessagePane['getToken'] | undefined;
  /** The arrow in the head was pressed. */
  'onhearth-back'?: ((event: BackEvent) => void) | undefined;
  /** The cross in the head was pressed. */
  'onhearth-close'?: ((event: CloseEvent) => void) | undefined;
  /** The faces in the head were pressed. */
  'onhearth-show-members'?: ((event: ShowMembersEvent) => void) | undefined;
}

export interface HearthComposerProps {
  /** Id or slug of the channel. */
  channel?: HearthComposer['channel'] | undefined;
  /** What Enter does: `auto` sends where there is a fine pointer and breaks the line under a finger. */
  'send-key'?: HearthComposer['sendKey'] | undefined;
  /** Stands in a message pane, which has the frame around. */
  nested?: HearthComposer['nested'] | undefined;
  /** Address of the Hearth server, outside a community element. */
  server?: HearthComposer['server'] | undefined;
  /** The community's slug, outside a community element. */
  community?: HearthComposer['community'] | undefined;
  /** A fixed token, for pages without renewal. */
  token?: HearthComposer['token'] | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  client?: HearthComposer['client'] | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthComposer['getToken'] | undefined;
  /** Before a message is sent; can be prevented. */
  'onhearth-send'?: ((event: SendEvent) => void) | undefined;
}

export interface HearthMemberListProps {
  /** Address of the Hearth server; not needed inside `hearth-community`. */
  server?: HearthMemberList['server'] | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  community?: HearthMemberList['community'] | undefined;
  /** A fixed token, for pages without renewal. */
  token?: HearthMemberList['token'] | undefined;
  /** Only holders of this role. */
  'role-id'?: HearthMemberList['roleId'] | undefined;
  /** Only people who can read this channel: its id or slug. */
  channel?: HearthMemberList['channel'] | undefined;
  /** Offers to mention people, where there is something to write in. */
  'can-mention'?: HearthMemberList['canMention'] | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  client?: HearthMemberList['client'] | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthMemberList['getToken'] | undefined;
  /** A person was chosen; prevent it to keep their card from opening. */
  'onhearth-member-chosen'?: ((event: MemberChosenEvent) => void) | undefined;
  /** A person shall be mentioned. */
  'onhearth-mention'?: ((event: MentionEvent) => void) | undefined;
}

export interface HearthUnreadBadgeProps {
  /** Address of the Hearth server. */
  server?: HearthUnreadBadge['server'] | undefined;
  /** The community's slug. */
  community?: HearthUnreadBadge['community'] | undefined;
  /** A fixed token, for pages without renewal. */
  token?: HearthUnreadBadge['token'] | undefined;
  /** The client to use instead of one made from `server` and `community`: elements that share it share everything. */
  client?: HearthUnreadBadge['client'] | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthUnreadBadge['getToken'] | undefined;
}

export interface HearthLauncherProps {
  /** Words beside the sign. */
  label?: string | undefined;
  lang?: string | undefined;
  /** The community's slug. */
  community?: string | undefined;
  /** Address of the Hearth server. */
  server?: string | undefined;
  /** `auto` follows the page. */
  scheme?: 'auto'|'light'|'dark' | undefined;
  /** The channel to open first. */
  channel?: string | undefined;
  /** Which side it stands on. */
  position?: 'end'|'start' | undefined;
  /** `auto` shows what is new to people who have used Hearth here before. */
  badge?: 'auto'|'live'|'off' | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: HearthLauncher['getToken'] | undefined;
  /** The panel was opened. */
  'onhearth-open'?: ((event: Event) => void) | undefined;
  /** The panel was closed. */
  'onhearth-close'?: ((event: Event) => void) | undefined;
}

export interface HearthJoinProps {
  /** Address of the Hearth server; empty for the page's own. */
  server?: HearthJoin['server'] | undefined;
  /** The community's slug. */
  community?: HearthJoin['community'] | undefined;
  /** The invite's code; without it, the one in the page's hash (`#invite=…`). */
  code?: HearthJoin['code'] | undefined;
  /** `memory`, for shared devices: nobody stays signed in when the tab is closed. */
  storage?: HearthJoin['storage'] | undefined;
  /** Somebody joined; `getToken` signs them in. */
  'onhearth-joined'?: ((event: JoinedEvent) => void) | undefined;
}

export interface CustomElements {
  /** A whole community: channels, messages, and everything around them. */
  'hearth-community': HostProps<HearthCommunity> & HearthCommunityProps & { ref?: Ref<HearthCommunity> | undefined };
  /** The channels of a community, by category. */
  'hearth-channel-list': HostProps<HearthChannelList> & HearthChannelListProps & { ref?: Ref<HearthChannelList> | undefined };
  /** One channel: who can read it, its messages, and a composer. */
  'hearth-message-pane': HostProps<HearthMessagePane> & HearthMessagePaneProps & { ref?: Ref<HearthMessagePane> | undefined };
  /** Where one writes to a channel. */
  'hearth-composer': HostProps<HearthComposer> & HearthComposerProps & { ref?: Ref<HearthComposer> | undefined };
  /** The people of a community, with a search. */
  'hearth-member-list': HostProps<HearthMemberList> & HearthMemberListProps & { ref?: Ref<HearthMemberList> | undefined };
  /** What is new in a community, as a number or a dot. */
  'hearth-unread-badge': HostProps<HearthUnreadBadge> & HearthUnreadBadgeProps & { ref?: Ref<HearthUnreadBadge> | undefined };
  /** The arch in the corner that opens the community. */
  'hearth-launcher': HostProps<HearthLauncher> & HearthLauncherProps & { ref?: Ref<HearthLauncher> | undefined };
  /** Lets somebody in by an invite. */
  'hearth-join': HostProps<HearthJoin> & HearthJoinProps & { ref?: Ref<HearthJoin> | undefined };
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}
