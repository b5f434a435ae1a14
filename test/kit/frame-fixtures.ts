/** A small world that bad frames are thrown at: two communities, a private and an archived channel, messages of several people. */
import assert from 'node:assert/strict';
import { newId, startApp, type TestApp, type TestCommunity } from './app.ts';
import { connect, type TestClient } from './app-client.ts';

export interface FrameWorld {
  readonly app: TestApp;
  readonly owner: TestClient;
  /** Sits in the general channel and must hear whatever is said there, all the time. */
  readonly witness: TestClient;
  readonly general: string;
  /** A message of the sender's own, made anew for each frame that needs one. */
  ownMessage(sender: TestClient): Promise<string>;
  /** What the collection's `$ref` stands for here. */
  readonly refs: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly messageId: string;
}

export async function must<T>(answer: Promise<unknown>): Promise<T> {
  const envelope = (await answer) as { ok: boolean; result: T };
  assert.equal(envelope.ok, true, JSON.stringify(envelope));
  return envelope.result;
}

async function say(client: TestClient, channelId: string, text: string): Promise<string> {
  return (await must<Sent>(client.command('message.send', { channelId, text }))).messageId;
}

async function makeOther(app: TestApp): Promise<{ readonly community: TestCommunity; readonly member: TestClient }> {
  const community = await app.addCommunity('other-tenant', { template: 'empty' });
  return { community, member: await connect(app, 'owner', { community }) };
}

export async function buildFrameWorld(options: Parameters<typeof startApp>[0] = {}): Promise<FrameWorld> {
  const app = await startApp(options);
  const owner = await connect(app, 'owner');
  const witness = await connect(app, 'witness');
  const other = await makeOther(app);
  const { general } = app.community;
  const channel = async (name: string, more: object = {}): Promise<string> =>
    (await must<{ channelId: string }>(owner.command('channel.create', { name, ...more }))).channelId;
  const [hidden, archived, second] = [
    await channel('Hidden', { private: true }),
    await channel('Old things'),
    await channel('Second'),
  ];
  const inSecond = await say(owner, second, 'In the second channel');
  const inHidden = await say(owner, hidden, 'In the hidden channel');
  const ofOwner = await say(owner, general, 'From the owner');
  const deleted = await say(owner, general, 'To be removed');
  await must(owner.command('message.delete', { messageId: deleted }));
  await must(owner.command('channel.setArchived', { channelId: archived, archived: true }));
  for (let count = 0; count < 12; count++) await say(owner, general, `Message ${String(count)}`);
  await witness.sync({ stream: `channel:${general}` });
  return {
    app,
    owner,
    witness,
    general,
    ownMessage: (sender) => say(sender, general, 'My own'),
    refs: {
      'private-channel-not-member': hidden,
      'other-tenant-channel': other.community.general,
      'archived-channel': archived,
      'deleted-channel': newId(),
      'client-id-of-other-user': ofOwner,
      'message-in-private-channel': inHidden,
      'message-in-other-channel': inSecond,
      'thread-of-other-channel': second,
      'admin-user': owner.memberId,
      'other-tenant': other.community.communityId,
      'file-of-other-user': newId(),
      'user-of-other-tenant': other.member.memberId,
      'message-of-other-user': ofOwner,
      'deleted-message': deleted,
      'other-channel': second,
      'any-message': ofOwner,
      'socket-id-of-other-user': owner.socket.id,
      'cursor-of-other-user': { epoch: 'of somebody else', rev: 3 },
      'cursor-other-channel': { epoch: app.storage.epoch, rev: 9_999 },
    },
  };
}
