import type { DefineComponent } from "vue";

type HearthChannelListProps = {
  /** Address of the Hearth server; not needed inside `hearth-community`. */
  server?: string | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  community?: string | undefined;
  /** A fixed token, for pages without renewal. */
  token?: string | undefined;
  /** Id of the channel that is shown. */
  current?: string | undefined;
  /** Shows only channels whose name holds this text. */
  filter?: string;
  /** Rows with the time of the last message under the name. */
  "two-lines"?: boolean;
  /**  */
  client?: HearthClient | undefined;
  /**  */
  getToken?: GetToken | undefined;
  /** A channel was chosen. Cancelable: then the page handles it. */
  "onhearth-channel-chosen"?: (e: CustomEvent<ChannelChosenEvent>) => void;
  /** The actions of a channel or category are wanted. */
  "onhearth-channel-menu"?: (e: CustomEvent<ChannelMenuEvent>) => void;
};

type HearthCommunityProps = {
  /** Address of the Hearth server; empty for the page's own. */
  server?: string | undefined;
  /** The community's slug. */
  community?: string | undefined;
  /** A fixed token, for pages without renewal. */
  token?: string | undefined;
  /** Id or slug of the channel to open first. */
  channel?: string | undefined;
  /** How it sits in the page. */
  layout?: "page" | "inline" | "panel" | "channel";
  /** `auto` follows the page's `color-scheme`. */
  scheme?: "auto" | "light" | "dark";
  /** `auto` follows the reader's setting. */
  contrast?: "auto" | "more" | "standard";
  /** `hash` lets the browser's Back work through the page's hash. */
  router?: "none" | "hash";
  /** `memory` keeps nothing on this device. */
  storage?: "device" | "memory";
  /** Level of the community's heading in the page's outline. */
  "heading-level"?: number;
  /**  */
  client?: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: GetToken | undefined;
  /** The first picture stands. */
  "onhearth-ready"?: (e: CustomEvent<HearthReadyEvent>) => void;
  /** The unread count changed. */
  "onhearth-unread"?: (e: CustomEvent<HearthUnreadEvent>) => void;
  /** Somebody else's message arrived. */
  "onhearth-message"?: (e: CustomEvent<HearthMessageEvent>) => void;
  /** It cannot go on by itself; also said in words inside. */
  "onhearth-error"?: (e: CustomEvent<HearthErrorEvent>) => void;
  /** The person wants to sign in. */
  "onhearth-sign-in"?: (e: CustomEvent<SignInRequestEvent>) => void;
};

type HearthComposerProps = {
  /** Id or slug of the channel. */
  channel?: string | undefined;
  /** What Enter does: `auto` sends where there is a fine pointer and breaks the line under a finger. */
  "send-key"?: SendKey;
  /** Stands in a message pane, which has the frame around. */
  nested?: boolean;
  /** Address of the Hearth server, outside a community element. */
  server?: string | undefined;
  /** The community's slug, outside a community element. */
  community?: string | undefined;
  /** A fixed token, for pages without renewal. */
  token?: string | undefined;
  /**  */
  client?: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: GetToken | undefined;
  /** True where one cannot write; the composer then says why. */
  isReadOnly?: boolean;
  /** Before a message is sent; can be prevented. */
  "onhearth-send"?: (e: CustomEvent<SendEvent>) => void;
};

type HearthInviteScreenProps = {
  /** The server's address, where the link leads. */
  server?: string;
  /**  */
  client?: HearthClient | undefined;
};

type HearthJoinProps = {
  /** Address of the Hearth server; empty for the page's own. */
  server?: string;
  /** The community's slug. */
  community?: string;
  /** The invite's code; without it, the one in the page's hash (`#invite=…`). */
  code?: string | undefined;

  /** Somebody joined; `getToken` signs them in. */
  "onhearth-joined"?: (e: CustomEvent<JoinedEvent>) => void;
};

type HearthLauncherProps = {
  /** Words beside the sign. */
  label?: string;
  /**  */
  lang?: string;
  /** The community's slug. */
  community?: string;
  /** Address of the Hearth server. */
  server?: string;
  /** `auto` follows the page. */
  scheme?: "auto" | "light" | "dark";
  /** The channel to open first. */
  channel?: string;
  /** Which side it stands on. */
  position?: "end" | "start";
  /** `auto` shows what is new to people who have used Hearth here before. */
  badge?: "auto" | "live" | "off";
  /** Signs the person in; see the embedding guide. */
  getToken?: GetToken | undefined;
  /**  */
  isOpen?: boolean;
  /** The panel was opened. */
  "onhearth-open"?: (e: CustomEvent<Event>) => void;
  /** The panel was closed. */
  "onhearth-close"?: (e: CustomEvent<Event>) => void;
};

type HearthMemberAsideProps = {
  /** Id or slug of the channel beside it, where a mention is written. */
  channel?: string | undefined;
  /** The server's address, for invites. */
  server?: string | undefined;
  /** Level of its heading in the page's outline. */
  "heading-level"?: number;
  /**  */
  client?: HearthClient | undefined;
  /** The pane shall close. */
  "onhearth-aside-close"?: (e: CustomEvent<AsideCloseEvent>) => void;
};

type HearthMemberListProps = {
  /** Address of the Hearth server; not needed inside `hearth-community`. */
  server?: string | undefined;
  /** The community's slug; not needed inside `hearth-community`. */
  community?: string | undefined;
  /** A fixed token, for pages without renewal. */
  token?: string | undefined;
  /** Only holders of this role. */
  "role-id"?: string | undefined;
  /** Offers to mention people, where there is something to write in. */
  "can-mention"?: boolean;
  /**  */
  client?: HearthClient | undefined;
  /**  */
  getToken?: GetToken | undefined;
  /** A person was chosen; prevent it to keep their card from opening. */
  "onhearth-member-chosen"?: (e: CustomEvent<MemberChosenEvent>) => void;
  /** A person shall be mentioned. */
  "onhearth-mention"?: (e: CustomEvent<MentionEvent>) => void;
};

type HearthMessagePaneProps = {
  /** Id or slug of the channel. */
  channel?: string | undefined;
  /** Id of a message to go to. */
  message?: string | undefined;
  /** Address of the Hearth server, outside a community element. */
  server?: string | undefined;
  /** The community's slug, outside a community element. */
  community?: string | undefined;
  /** A fixed token, for pages without renewal. */
  token?: string | undefined;
  /** Shows the arrow back to the channels. */
  back?: boolean;
  /** Shows a cross that closes what the pane stands in. */
  closable?: boolean;
  /** Switches off single keys as shortcuts. */
  "no-shortcuts"?: boolean;
  /** Level of the channel's heading in the page's outline. */
  "heading-level"?: number;
  /**  */
  client?: HearthClient | undefined;
  /** Signs the person in; see the embedding guide. */
  getToken?: GetToken | undefined;
  /** The arrow in the head was pressed. */
  "onhearth-back"?: (e: CustomEvent<BackEvent>) => void;
  /** The cross in the head was pressed. */
  "onhearth-close"?: (e: CustomEvent<CloseEvent>) => void;
  /** The faces in the head were pressed. */
  "onhearth-show-members"?: (e: CustomEvent<ShowMembersEvent>) => void;
};

type HearthOverrideScreenProps = {
  /**  */
  client?: HearthClient | undefined;
  /** The channel or category as it was when this opened. */
  place?: ChannelRow | CategoryRow | undefined;
};

type HearthRoleScreenProps = {
  /**  */
  client?: HearthClient | undefined;
};

type HearthUnreadBadgeProps = {
  /** Address of the Hearth server. */
  server?: string | undefined;
  /** The community's slug. */
  community?: string | undefined;
  /** A fixed token, for pages without renewal. */
  token?: string | undefined;
  /**  */
  client?: HearthClient | undefined;
  /**  */
  getToken?: GetToken | undefined;
};

export type CustomElements = {
  /**
   * The channels of a community, by category.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-channel-chosen** - A channel was chosen. Cancelable: then the page handles it.
   * - **hearth-channel-menu** - The actions of a channel or category are wanted.
   *
   * ### **Methods:**
   *  - **focus(): _void_** - Puts the focus on the current channel, else on the first.
   *
   * ### **CSS Parts:**
   *  - **side** - The whole list.
   * - **category** - A category's heading.
   * - **channel** - A channel's row.
   * - **count** - How many are for you.
   */
  "hearth-channel-list": DefineComponent<HearthChannelListProps>;

  /**
   * A whole community: channels, messages, and everything around them.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-ready** - The first picture stands.
   * - **hearth-unread** - The unread count changed.
   * - **hearth-message** - Somebody else's message arrived.
   * - **hearth-error** - It cannot go on by itself; also said in words inside.
   * - **hearth-sign-in** - The person wants to sign in.
   *
   * ### **Methods:**
   *  - **focus(): _void_** - Puts the focus where the reader most likely wants it: the composer of the open channel, else the channels.
   * - **navigate(channel: _string_, messageId: _string_): _void_** - Opens a channel, at a message where one is named.
   * - **logout(): _Promise<void>_** - Signs out: erases what lies on this device, in every tab.
   *
   * ### **Slots:**
   *  - **side-foot** - Under the channel list.
   *
   * ### **CSS Properties:**
   *  - **--hearth-accent** - The brand's colour, made safe for contrast. _(default: undefined)_
   * - **--hearth-height** - Height in an article. _(default: undefined)_
   *
   * ### **CSS Parts:**
   *  - **side** - The pane with the channels.
   * - **home** - The community's name.
   * - **find** - The search field for channels.
   * - **main** - The pane with the messages.
   * - **banner** - The line about the connection.
   * - **empty** - A state with nothing to show.
   */
  "hearth-community": DefineComponent<HearthCommunityProps>;

  /**
   * Where one writes to a channel.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-send** - Before a message is sent; can be prevented.
   *
   * ### **CSS Parts:**
   *  - **composer** - The box around the text.
   * - **send** - The send button.
   * - **under** - The line below: who is writing, how many it goes to.
   * - **banner** - The line that says why one cannot write.
   */
  "hearth-composer": DefineComponent<HearthComposerProps>;

  /**
   * Makes, shows, prints and ends invites. Part of the community element.
   * ---
   *
   */
  "hearth-invite-screen": DefineComponent<HearthInviteScreenProps>;

  /**
   * Lets somebody in by an invite.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-joined** - Somebody joined; `getToken` signs them in.
   *
   * ### **CSS Parts:**
   *  - **join** - The whole screen.
   */
  "hearth-join": DefineComponent<HearthJoinProps>;

  /**
   * The arch in the corner that opens the community.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-open** - The panel was opened.
   * - **hearth-close** - The panel was closed.
   *
   * ### **Methods:**
   *  - **open(): _Promise<void>_** - Opens the panel and moves the focus into it.
   * - **navigate(channel: _string_): _Promise<void>_** - Opens the panel at a channel.
   * - **logout(): _Promise<void>_** - Signs out in every tab and erases what lies on this device.
   *
   * ### **CSS Parts:**
   *  - **launcher** - The button.
   * - **panel** - The panel.
   */
  "hearth-launcher": DefineComponent<HearthLauncherProps>;

  /**
   * The people of a community, in a pane. Part of the community element.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-aside-close** - The pane shall close.
   *
   * ### **Methods:**
   *  - **focus(): _void_** - On a fine pointer into the search, else on the heading, so that no keyboard pops up.
   *
   * ### **CSS Parts:**
   *  - **aside** - The pane.
   */
  "hearth-member-aside": DefineComponent<HearthMemberAsideProps>;

  /**
   * The people of a community, with a search.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-member-chosen** - A person was chosen; prevent it to keep their card from opening.
   * - **hearth-mention** - A person shall be mentioned.
   *
   * ### **CSS Parts:**
   *  - **members** - The whole list.
   * - **avatar** - A face.
   */
  "hearth-member-list": DefineComponent<HearthMemberListProps>;

  /**
   * One channel: who can read it, its messages, and a composer.
   * ---
   *
   *
   * ### **Events:**
   *  - **hearth-back** - The arrow in the head was pressed.
   * - **hearth-close** - The cross in the head was pressed.
   * - **hearth-show-members** - The faces in the head were pressed.
   *
   * ### **Methods:**
   *  - **focus(): _void_** - Puts the focus into the composer, else on the newest message.
   * - **showMessage(messageId: _string_): __** - Goes to a message and marks it.
   *
   * ### **Slots:**
   *  - **actions** - More buttons in the head.
   * - **composer** - In place of the composer.
   *
   * ### **CSS Parts:**
   *  - **head** - The head with the channel's name.
   * - **audience** - Who can read the channel.
   * - **log** - The scrolling messages.
   * - **day** - A day divider.
   * - **new** - The divider before new messages.
   * - **message** - A message.
   * - **message-own** - A message of one's own.
   * - **avatar** - A face.
   * - **author** - The name over a message.
   * - **role** - The badge beside a name.
   * - **text** - A message's text.
   * - **reactions** - The chips under a message.
   * - **react** - One chip.
   * - **jump** - The pill that leads to the newest messages.
   * - **popup** - A menu or picker.
   * - **dialog** - A dialog or sheet.
   * - **empty** - What stands in for messages where there are none.
   * - **skeleton** - What stands in for messages on their way.
   */
  "hearth-message-pane": DefineComponent<HearthMessagePaneProps>;

  /**
   * Who may do what in one channel or category. Part of the community element.
   * ---
   *
   */
  "hearth-override-screen": DefineComponent<HearthOverrideScreenProps>;

  /**
   * The roles of a community and what each allows. Part of the community element.
   * ---
   *
   */
  "hearth-role-screen": DefineComponent<HearthRoleScreenProps>;

  /**
   * What is new in a community, as a number or a dot.
   * ---
   *
   *
   * ### **CSS Parts:**
   *  - **count** - The number of mentions and replies.
   */
  "hearth-unread-badge": DefineComponent<HearthUnreadBadgeProps>;
};

declare module "vue" {
  // eslint-disable-next-line @typescript-eslint/no-empty-interface
  interface GlobalComponents extends CustomElements {}
}

declare global {
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-interface
    interface IntrinsicElements extends CustomElements {}
  }
}
