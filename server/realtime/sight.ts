/**
 * Which places connected members may see, asked of the domain. Members who ask in the same moment, as after a restart, are
 * asked for together; those of a large community in parts, so that nobody else is held up.
 */
import type { ChannelRow, CategoryRow } from '../../src/protocol/channels.ts';
import type { Domain } from '../domain/domain.ts';
import type { Places } from '../domain/visible.ts';

export interface Sight {
  look(communityId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, Places>>;
  of(communityId: string, memberId: string): Promise<Places>;
}

const NOTHING: Places = { channels: [], categories: [] };
const PART = 500;

export function placeIds({ channels, categories }: Places): ReadonlySet<string> {
  return new Set([...channels, ...categories].map(({ id }) => id));
}
export function placeRows({ channels, categories }: Places): readonly (ChannelRow | CategoryRow)[] {
  return [...categories, ...channels];
}

export function createSight(domain: Pick<Domain, 'accessOf'>): Sight {
  const asking = new Map<
    string,
    { readonly memberIds: Set<string>; readonly answer: Promise<ReadonlyMap<string, Places>> }
  >();

  async function look(communityId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, Places>> {
    const seen = new Map<string, Places>();
    for (let at = 0; at < memberIds.length; at += PART) {
      if (at > 0) await new Promise((resolve) => setImmediate(resolve));
      for (const [memberId, places] of await domain.accessOf(communityId, memberIds.slice(at, at + PART)))
        seen.set(memberId, places);
    }
    return seen;
  }

  function ask(communityId: string) {
    const memberIds = new Set<string>();
    const answer = new Promise((resolve) => setImmediate(resolve)).then(() => {
      asking.delete(communityId);
      return look(communityId, [...memberIds]);
    });
    const question = { memberIds, answer };
    asking.set(communityId, question);
    return question;
  }

  return {
    look,
    async of(communityId, memberId) {
      const question = asking.get(communityId) ?? ask(communityId);
      question.memberIds.add(memberId);
      return (await question.answer).get(memberId) ?? NOTHING;
    },
  };
}
