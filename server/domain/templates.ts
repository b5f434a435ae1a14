/** What a new community may begin with. */
import type { Template } from '../../src/protocol/community.ts';
import { charityTemplate } from './template-charity.ts';
import { emptyTemplate } from './template-empty.ts';
import { openSourceTemplate } from './template-open-source.ts';
import { schoolTemplate } from './template-school.ts';
import type { CommunityTemplate } from './community-template.ts';

export type { CommunityTemplate, TemplateChannel } from './community-template.ts';

export const templates: Readonly<Record<Template, CommunityTemplate>> = {
  school: schoolTemplate,
  charity: charityTemplate,
  'open-source': openSourceTemplate,
  empty: emptyTemplate,
};
