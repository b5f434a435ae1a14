/** A client for element tests: real atoms, people and channels in memory, no line and no cache. */
import { atom, type ReadableAtom } from 'nanostores';
import type {
  ChannelGroup,
  ChannelRow,
  CommandInput,
  CommandResult,
  CommandType,
  ConnectionState,
  Envelope,
  HearthClient,
  MemberRow,
  NotificationRow,
  OutboxView,
  Permission,
  PreferenceRow,
  QueryInput,
  QueryResult,
  QueryType,
} from '../../src/index.ts';
import { FakeChannel } from './fake-channel.ts';
import { channel, community, PEOPLE, ROLES } from './fixtures.ts';

export class FakeClient implements HearthClient {
  readonly connection = atom<ConnectionState>({ status: 'online', since: 0 });
  readonly ready = atom(true);
  readonly persistent = atom(true);
  readonly outbox = atom<OutboxView>({ waiting: 0, failed: 0 });
  readonly clockOffset = atom(0);
  readonly me = atom<MemberRow | undefined>(PEOPLE.elif);
  readonly people = new Map<string, ReturnType<typeof atom<MemberRow | null | undefined>>>();
  readonly channels = new Map<string, FakeChannel>();
  readonly calls: string[] = [];
  readonly answers = new Map<QueryType, unknown>();
  readonly communityRow = atom<ReturnType<typeof community> | undefined>(community());
  readonly roles = atom(ROLES);
  readonly blockedPeople = atom<ReadonlySet<string>>(new Set());
  /** What the server finds. */
  search = (text: string): Promise<readonly MemberRow[]> =>
    Promise.resolve(this.members.held().filter(({ name }) => name.toLowerCase().includes(text.trim())));
  /** What becomes of a picture. */
  upload = (file: Blob, _signal?: AbortSignal): Promise<Envelope<{ readonly pictureUrl: string }>> => {
    this.calls.push(`upload ${file.type}`);
    return Promise.resolve({ ok: true, result: { pictureUrl: '/files/new.webp' } });
  };
  readonly kept = new Map<string, ReturnType<typeof atom<unknown>>>();
  isClosed = false;

  constructor() {
    for (const person of Object.values(PEOPLE)) this.people.set(person.id, atom<MemberRow | null | undefined>(person));
    this.add(new FakeChannel(channel('year-5', 'Year 5 families'), PEOPLE.elif.id));
  }

  add(fake: FakeChannel): FakeChannel {
    const row = fake.row.get();
    this.channels.set(row?.id ?? '', fake);
    this.channels.set(row?.slug ?? '', fake);
    return fake;
  }

  channel(idOrSlug: string): FakeChannel {
    const known = this.channels.get(idOrSlug);
    if (known) return known;
    const missing = new FakeChannel(channel(idOrSlug, idOrSlug), PEOPLE.elif.id);
    missing.row.set(undefined);
    missing.timeline.set({
      status: 'missing',
      items: [],
      hasBefore: false,
      hasAfter: false,
      loading: null,
      pinnedAt: 0,
    });
    this.channels.set(idOrSlug, missing);
    return missing;
  }

  readonly session = {
    me: this.me as ReadableAtom<MemberRow | undefined>,
    identify: (): Promise<void> => Promise.resolve(),
    logout: (): Promise<{ discarded: number }> => Promise.resolve({ discarded: 0 }),
    setPresence: (): void => undefined,
    uploadPicture: (file: Blob, { signal }: { readonly signal?: AbortSignal } = {}) => this.upload(file, signal),
  };

  readonly community = {
    row: this.communityRow,
    roles: this.roles,
    groups: atom<readonly ChannelGroup[]>([]),
    archived: atom<readonly ChannelRow[]>([]),
    permissions: atom<ReadonlySet<Permission>>(new Set<Permission>(['channel.view', 'message.send'])),
    memberCount: atom(72),
    unread: atom({ unread: 0, mentions: 0 }),
    setCollapsed: (): void => undefined,
    lastChannelId: (): string | undefined => undefined,
    setLastChannelId: (): void => undefined,
    markAllRead: (): Promise<void> => Promise.resolve(),
  };

  readonly members = {
    get: (id: string): ReadableAtom<MemberRow | null | undefined> => {
      let known = this.people.get(id);
      if (!known) this.people.set(id, (known = atom<MemberRow | null | undefined>(undefined)));
      return known;
    },
    search: (text: string): Promise<readonly MemberRow[]> => {
      this.calls.push(`search ${text}`);
      return this.search(text);
    },
    held: (): readonly MemberRow[] => [...this.people.values()].flatMap((person) => person.get() ?? []),
    presence: (): ReadableAtom<'online'> => atom('online' as const),
    onlineCount: atom(3),
    blocked: this.blockedPeople,
  };

  readonly inbox = {
    notifications: atom<readonly NotificationRow[]>([]),
    preferences: atom<ReadonlyMap<string, PreferenceRow>>(new Map()),
    setDone: (): Promise<void> => Promise.resolve(),
  };

  readonly settings = {
    get: (key: string): ReturnType<typeof atom<unknown>> => {
      const known = this.kept.get(key) ?? atom<unknown>(undefined);
      this.kept.set(key, known);
      return known;
    },
    set: (key: string, value: unknown): void => this.settings.get(key).set(value),
  };

  command<T extends CommandType>(type: T, input: CommandInput<T>): Promise<Envelope<CommandResult<T>>> {
    this.calls.push(`${type} ${JSON.stringify(input)}`);
    return Promise.resolve({ ok: true, result: { rev: 1 } as CommandResult<T> });
  }

  query<T extends QueryType>(type: T, input: QueryInput<T>): Promise<Envelope<QueryResult<T>>> {
    this.calls.push(`${type} ${JSON.stringify(input)}`);
    const result = this.answers.get(type) ?? (type === 'pins.list' ? { rows: [] } : undefined);
    if (result === undefined)
      return Promise.resolve({ ok: false, error: { code: 'not_found', message: 'It isn’t there.' } });
    return Promise.resolve({ ok: true, result: result as QueryResult<T> });
  }

  reconnect(): void {
    this.calls.push('reconnect');
  }
  close(): void {
    this.isClosed = true;
  }
}
