/** The demo's description of a community, as the structure that the domain makes communities from. */
import type { DemoCategory, DemoChannel, DemoCommunity, RolePower } from '../../demo/content/content.ts';
import type { Permission } from '../../src/protocol/roles.ts';
import { ANNOUNCE, MODERATE, RUN, TAKE_PART } from '../domain/template-permissions.ts';
import { type CommunityTemplate, type TemplateChannel, templates } from '../domain/templates.ts';

const POWERS: Readonly<Record<RolePower, readonly Permission[]>> = {
  manage: RUN,
  moderate: MODERATE,
  announce: ANNOUNCE,
  'mention-everyone': ['mention.everyone', 'mention.role'],
};

function channelOf({ key, name, type, topic, guidelines, icon, private: audience }: DemoChannel): TemplateChannel {
  return {
    key,
    name,
    type,
    topic,
    ...(guidelines === undefined ? {} : { guidelines }),
    ...(icon === undefined ? {} : { icon }),
    ...(audience ? { only: audience.roles } : {}),
  };
}

export function demoStructure(demo: DemoCommunity): CommunityTemplate {
  const { welcome, reactions } = templates[demo.template];
  const channelsIn = ({ key }: DemoCategory): readonly TemplateChannel[] =>
    demo.channels.filter(({ category }) => category === key).map(channelOf);
  return {
    tagline: demo.tagline,
    description: demo.description,
    accent: demo.accent,
    welcome,
    reactions,
    everyone: TAKE_PART,
    roles: demo.roles.map(({ key, name, color, trusted, badge, powers = [] }) => ({
      key,
      name,
      ...(color === undefined ? {} : { color }),
      trusted,
      badge,
      mentionable: trusted,
      permissions: [...new Set(powers.flatMap((power) => POWERS[power]))],
      claims: [key],
    })),
    categories: demo.categories.map((category) => ({
      key: category.key,
      name: category.name,
      ...(category.private ? { only: category.private.roles } : {}),
      channels: channelsIn(category),
    })),
  };
}
