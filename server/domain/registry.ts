/** Every command and query by its type. One line a declaration; the protocol's tables say what must be here. */
import type { CommandTable } from './commit.ts';
import { messageDelete, messageEdit, messageSend } from './messages.ts';
import type { QueryTable } from './queries.ts';

export const commands = {
  'message.send': messageSend,
  'message.edit': messageEdit,
  'message.delete': messageDelete,
} as unknown as CommandTable;

export const queries = {} as unknown as QueryTable;
