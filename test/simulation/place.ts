/** The community that every history begins in, made once for all: a few channels, one of them with a past, and staff. */
import type { MadeCommunity } from '../../server/domain/communities.ts';
import { RUN, TAKE_PART } from '../../server/domain/template-permissions.ts';
import type { MemoryStorage } from '../../server/storage/memory-storage.ts';
import { FakeServer, HOST } from '../kit/fake-server.ts';
import { FakeClock, SeededRandom } from '../kit/fake-clock.ts';
import { Truth } from './truth.ts';

export interface Place {
  readonly storage: MemoryStorage;
  readonly made: MadeCommunity;
  readonly truth: Truth;
  /** Open ones. */
  readonly inviteIds: readonly string[];
}

export const CHANNELS = ['talk', 'news', 'den', 'staff-room'] as const;
const PAST = { talk: 30, news: 5, den: 12, 'staff-room': 0 } as const;

export async function makePlace(): Promise<Place> {
  const truth = new Truth();
  const clock = new FakeClock(1_789_000_000_000);
  truth.setClock(() => clock.now());
  const server = new FakeServer({ clock, random: new SeededRandom(0), onCommit: truth.take });
  const answer = await server.domain.createCommunity({
    slug: 'alder-grove',
    name: 'Alder Grove',
    template: 'empty',
    ownerSubject: `host:${HOST}:owner`,
    ownerName: 'Person owner',
    structure: {
      ...{ tagline: '', description: '', accent: null, reactions: 'emoji', welcome: 'Welcome.', everyone: TAKE_PART },
      roles: [{ key: 'staff', name: 'Staff', trusted: true, badge: true, mentionable: true, permissions: RUN }],
      categories: [
        {
          ...{ key: 'all', name: 'All' },
          channels: [
            { key: 'talk', name: 'Talk', topic: 'Everything' },
            { key: 'news', name: 'News', topic: 'What is new', type: 'announcement' },
            { key: 'den', name: 'Den', topic: 'For staff', only: ['staff'] },
          ],
        },
        {
          ...{ key: 'inside', name: 'Inside', only: ['staff'] },
          channels: [{ key: 'staff-room', name: 'Staff room', topic: 'Cake' }],
        },
        { key: 'attic', name: 'Attic', channels: [] },
      ],
    },
  });
  if (!answer.ok) throw new Error(answer.error.message);
  const made = answer.result;
  for (const key of CHANNELS) await fill(server, made, made.channelIds[key] ?? '', PAST[key]);
  const inviteId = server.newId();
  await act(server, made, 0, { type: 'invite.create', opId: inviteId, note: 'for anybody', uses: 5 });
  server.crash();
  return { storage: server.storage, made, truth, inviteIds: [inviteId] };
}

/** So many messages at once, through all processes in turn, that a tab which missed them has to start anew. */
export async function fill(server: FakeServer, made: MadeCommunity, channelId: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const opId = server.newId();
    await act(server, made, n, { type: 'message.send', opId, channelId, text: `past ${opId}` });
  }
}

/** As many changes to older messages. */
export async function churn(
  server: FakeServer,
  made: MadeCommunity,
  messageIds: readonly string[],
  on = true,
): Promise<void> {
  for (const [n, messageId] of messageIds.entries())
    await act(server, made, n, { type: 'message.pin', opId: server.newId(), messageId, on });
}

/** A command of the owner's, by one of the processes. */
export async function act(server: FakeServer, made: MadeCommunity, n: number, frame: object): Promise<void> {
  const actor = { communityId: made.communityId, memberId: made.ownerId, ageBand: 'adult' as const };
  await server.domains[n % server.domains.length]?.runCommand(actor, frame);
}
