/**
 * A person's face: initials on a colour of their own, and over them the photo once it is there. A leaf: draws what it is
 * given. A photo that is late, or does not come, leaves the initials.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { hueOf, initialsOf } from './initials.ts';

export interface FaceOptions {
  readonly size?: 'small' | 'medium' | 'large';
  readonly here?: 'here' | 'away' | undefined;
  /** False where the name stands beside the face already. */
  readonly named?: boolean;
  /** What a press on it asks for, where presses are handled for a whole list. */
  readonly action?: string;
}
export interface FaceOf {
  readonly id: string;
  readonly name: string;
  readonly pictureUrl: string | null;
}

const handleLoad = ({ target }: Event): void => {
  (target as HTMLElement).dataset['shown'] = '';
};
const handleError = ({ target }: Event): void => {
  delete (target as HTMLElement).dataset['shown'];
};

/** Lies over the letters of a face or an arch. Another address is another element, so that no face shows in another's place. */
export function overlay(url: string | null | undefined): unknown {
  return url
    ? keyed(
        url,
        html`<img
          src=${url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable="false"
          referrerpolicy="no-referrer"
          @load=${handleLoad}
          @error=${handleError}
        />`,
      )
    : nothing;
}

/** @param person undefined while the row is on its way. */
export function face(
  person: FaceOf | null | undefined,
  { size, here, named = false, action }: FaceOptions = {},
): TemplateResult {
  const name = person?.name ?? '';
  return html`<span
    class="face ${size ? `face--${size}` : ''} hue-${person ? hueOf(person.id) : 0}"
    part="avatar"
    data-here=${here ?? nothing}
    data-action=${action ?? nothing}
    role=${named ? 'img' : nothing}
    aria-label=${named ? name : nothing}
    aria-hidden=${named ? nothing : 'true'}
    >${initialsOf(name)}${overlay(person?.pictureUrl)}</span
  >`;
}
