/** A person's face: photo if there is one, else initials on a colour of their own. A leaf: draws what it is given. */
import { html, nothing, type TemplateResult } from 'lit';
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
    >${person?.pictureUrl ? html`<img src=${person.pictureUrl} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" />` : initialsOf(name)}</span
  >`;
}
