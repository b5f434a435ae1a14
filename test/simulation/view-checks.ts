/** What must hold of what a tab shows: some of it at every moment, the rest once everything has healed. */
import type { WorldTab } from '../kit/world.ts';
import { face } from './disk-checks.ts';
import type { Report } from './said.ts';
import type { Truth } from './truth.ts';

/** I6, I9: at every moment a window has no hole, and each message in it stood there as it is shown. */
export function checkWindow(truth: Truth, { client, sub, browser }: WorldTab, channelId: string, report: Report): void {
  const { items } = client.channel(channelId).timeline.get();
  const log = truth.log.get(`channel:${channelId}`) ?? [];
  let last = 0;
  for (const { message, state, pending } of items) {
    if (state !== 'sent' || message.seq === 0) continue;
    const isOwn = browser.enqueued.some(({ opId }) => opId === message.id);
    if (isOwn && message.seq !== last + 1) return; // its answer has overtaken the rows before it
    if (last > 0 && message.seq !== last + 1) report(`I9: ${sub} shows ${message.seq} after ${last} in ${channelId}`);
    last = message.seq;
    if (pending || message.rev === 0) continue;
    const was = log.find(({ id, rev }) => id === message.id && rev === message.rev);
    if (was?.kind === 'message' && 'text' in was && was.text !== message.text)
      report(`I9: ${sub} shows ${message.id} as it was not at rev ${message.rev}`);
  }
}

/** I3, I9, I10: every tab shows what is true, whatever it went through. */
export function checkView(truth: Truth, tab: WorldTab, memberId: string, report: Report): void {
  const places = truth.placesOf(memberId);
  const { client, sub } = tab;
  const shown = [
    ...client.community.groups.get().flatMap(({ channels }) => channels),
    ...client.community.archived.get(),
  ];
  const wanted = truth.channels().filter(({ id }) => places.has(id));
  const names = (rows: readonly { readonly id: string; readonly rev: number }[]): string =>
    rows
      .map(({ id, rev }) => `${id} ${rev}`)
      .sort()
      .join();
  if (names(shown) !== names(wanted))
    report(`I10: ${sub} sees the channels ${names(shown)} rather than ${names(wanted)}`);
  const roles = names(client.community.roles.get());
  if (roles !== names(truth.roles())) report(`I10: ${sub} sees the roles ${roles} rather than ${names(truth.roles())}`);
  if (client.community.row.get()?.rev !== truth.community.rev) report(`I10: ${sub} sees an old row of the community`);
  if (client.session.me.get()?.id !== memberId)
    report(`I18: ${sub} is shown as ${client.session.me.get()?.id ?? 'nobody'}`);
  else if (client.session.me.get()?.rev !== truth.member(memberId)?.rev)
    report(`I10: ${sub} sees an old row of itself`);
  for (const { id, rev } of client.members.held())
    if (rev !== truth.member(id)?.rev) report(`I10: ${sub} sees an old row of ${id}`);
  const { waiting } = client.outbox.get();
  if (waiting > 0) report(`I15: ${waiting} still wait in a tab of ${sub}`);
  for (const { id } of truth.channels()) {
    if (places.has(id)) checkTimeline(truth, tab, memberId, id, report);
    else if (client.channel(id).timeline.get().items.length > 0) report(`I31: ${sub} still shows ${id}`);
  }
  const own = truth.rows(`me:${memberId}`, 'notification').map(({ id, rev }) => `${id} ${rev}`);
  const told = new Set(client.inbox.notifications.get().map(({ id, rev }) => `${id} ${rev}`));
  for (const each of told) if (!own.includes(each)) report(`I10: ${sub} holds the notification ${each}`);
}

/** I10: where a channel ends is known too where nobody looks at it. */
export function checkEnds(truth: Truth, { client, sub }: WorldTab, memberId: string, report: Report): void {
  for (const id of truth.placesOf(memberId)) {
    const last = truth.messages(id).at(-1);
    const shown = client.channel(id).lastMessage.get();
    if (last && (shown?.seq !== last.seq || Boolean(shown.removed) !== Boolean(last.removed)))
      report(`I10: ${sub} thinks that ${id} ends at ${shown?.seq ?? 0} rather than ${last.seq}`);
  }
}

function checkTimeline(
  truth: Truth,
  { client, sub }: WorldTab,
  memberId: string,
  channelId: string,
  report: Report,
): void {
  const view = client.channel(channelId).timeline.get();
  const items = view.items.filter(({ state }) => state === 'sent');
  const real = truth.messages(channelId);
  const first = items[0]?.message.seq ?? 0;
  const newest = real.filter(({ seq }) => seq >= first);
  if (view.hasAfter) return report(`I9: ${sub} is not at the end of ${channelId}`);
  const at = newest.findIndex((row, place) => face(row) !== (items[place] ? face(items[place].message) : ''));
  if (at >= 0 || items.length > newest.length) {
    const shown = items[at] ? face(items[at].message) : 'nothing';
    return report(
      `I9: ${sub} shows ${first}–${items.at(-1)?.message.seq ?? 0} of ${real.length} in ${channelId}; first ${shown} rather than ${newest[at] ? face(newest[at]) : 'nothing'}`,
    );
  }
  if (items.length < Math.min(1, real.length)) report(`I9: ${sub} shows nothing of ${channelId}`);
  const own = truth.streams.get(`me:${memberId}`);
  for (const { message, pending } of items) {
    if (message.removed) continue;
    if (pending) report(`I15: a deed of ${sub} on ${message.id} is still pending`);
    const row = own?.get(`reaction ${message.id}`);
    const emojis = row && 'emojis' in row ? row.emojis : [];
    const mine = message.reactions.filter((each) => each.mine).map(({ emoji }) => emoji);
    if ([...mine].sort().join() !== [...emojis].sort().join())
      report(`I9: ${sub} shows ${mine.join()} as own on ${message.id} rather than ${emojis.join()}`);
  }
  const marker = own?.get(`readMarker ${channelId}`);
  const readSeq = marker && 'seq' in marker ? marker.seq : 0;
  const unread = client.channel(channelId).unread.get();
  if (unread.readSeq !== readSeq)
    report(`I10: ${sub} has read to ${unread.readSeq} rather than ${readSeq} in ${channelId}`);
  if (unread.unread < 0) report(`I10: ${sub} has ${unread.unread} unread`);
}

/** I17: tabs of one browser show the same outbox and the same drafts. */
export function checkTogether(truth: Truth, tabs: readonly WorldTab[], report: Report): void {
  const [first, ...others] = tabs;
  for (const other of others) {
    if (!first) return;
    if (first.client.outbox.get().failed !== other.client.outbox.get().failed)
      report(`I17: two tabs of ${other.sub} show different outboxes`);
    for (const { id } of truth.channels()) {
      const texts = [first, other].map(({ client }) => client.channel(id).draft.get()?.text ?? '');
      if (texts[0] !== texts[1]) report(`I17: two tabs of ${other.sub} show the drafts “${texts.join('” and “')}”`);
    }
  }
}

/** I18, I31: who is out sees nothing. */
export function checkNothing({ client, sub }: WorldTab, truth: Truth, why: string, report: Report): void {
  const { status } = client.connection.get();
  if (status === 'online') report(`${why}: ${sub} is ${status}`);
  if (client.session.me.get() || client.community.groups.get().length > 0)
    report(`${why}: ${sub} still sees the community`);
  for (const { id } of truth.channels())
    if (client.channel(id).timeline.get().items.length > 0) report(`${why}: ${sub} still shows ${id}`);
}
