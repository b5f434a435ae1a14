/** The sheets that every element adopts before its own, in order. Constructed once, shared by all shadow roots. */
import type { CSSResultGroup } from 'lit';
import { controls } from './controls.ts';
import { modes } from './modes.ts';
import { people } from './people.ts';
import { reset } from './reset.ts';
import { surfaces } from './surfaces.ts';
import { tokens } from './tokens.ts';

export const shared: CSSResultGroup = [tokens, reset, controls, people, surfaces, modes];
