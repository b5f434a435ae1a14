// Reads hand-written talk. A transcript is text, so that people can read and mend it like a script:
//
//   @@ 0 8:12 parent2; as lift; 🙏 parent +3; edited; pinned; removed by head; reply notice
//   Is anyone able to share a lift from Larch Road?
//
// A header says days ago, clock, who, then any of: a name for the message (`as`), the message it
// answers (`reply`), reactions (keys, and `+3` for three more of those who can read), and flags.
// `@{parent}` in the text is a mention. Called by build.ts; throws on anything it does not understand.

export interface ScriptLine {
  from: string;
  ago: number;
  text: string;
  label?: string;
  replyTo?: string;
  reactions: { emoji: string; keys: string[]; more: number }[];
  edited: boolean;
  pinned: boolean;
  removedBy?: string;
}

const HEADER = /^@@ (\d+) (\d{1,2}):(\d{2}) ([\w-]+)(?:; (.*))?$/;
const TEN_O_CLOCK = 600;

/** Minutes before ten o'clock of day 0. */
export function minutesAgo(daysAgo: number, minuteOfDay: number): number {
  return daysAgo * 1440 + TEN_O_CLOCK - minuteOfDay;
}

export function parseTranscript(source: string): ScriptLine[] {
  const lines: ScriptLine[] = [];
  let body: string[] = [];
  let current: ScriptLine | undefined;

  function finish(): void {
    if (!current) return;
    current.text = body.join('\n').trim();
    if (!current.text) throw new Error(`A message of ${current.from} has no text`);
    lines.push(current);
  }

  for (const row of source.split('\n')) {
    if (row.startsWith('@@')) {
      finish();
      current = parseHeader(row);
      body = [];
    } else {
      body.push(row);
    }
  }
  finish();
  return lines;
}

function parseHeader(row: string): ScriptLine {
  const [, days, hour, minute, from, notes] = HEADER.exec(row) ?? [];
  if (!days || !hour || !minute || !from) throw new Error(`Not a message header: ${row}`);
  const line: ScriptLine = {
    from,
    ago: minutesAgo(Number(days), Number(hour) * 60 + Number(minute)),
    text: '',
    reactions: [],
    edited: false,
    pinned: false,
  };
  for (const note of notes?.split(/;\s*/) ?? []) applyNote(line, note.trim());
  return line;
}

function applyNote(line: ScriptLine, note: string): void {
  const [word = '', ...rest] = note.split(' ');
  if (note === 'edited') line.edited = true;
  else if (note === 'pinned') line.pinned = true;
  else if (word === 'as') line.label = rest.join(' ');
  else if (word === 'reply') line.replyTo = rest.join(' ');
  else if (word === 'removed') line.removedBy = rest[1] ?? '';
  else if (/^[^\w\s]/.test(word)) line.reactions.push(parseReaction(word, rest));
  else throw new Error(`Not a note on a message: ${note}`);
}

function parseReaction(emoji: string, who: string[]): ScriptLine['reactions'][number] {
  const more = who.find((key) => key.startsWith('+'));
  return { emoji, keys: who.filter((key) => !key.startsWith('+')), more: Number(more ?? 0) };
}
