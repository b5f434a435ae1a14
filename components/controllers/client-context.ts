/** Hands the client down to nested elements. `Symbol.for`: elements of another copy of the script understand it too. */
import { createContext } from '@lit/context';
import type { HearthClient } from '../../src/index.ts';

export const clientContext = createContext<HearthClient | undefined>(Symbol.for('hearth.client'));
