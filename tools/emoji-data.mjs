// Makes components/emoji-data/emoji-data*.ts out of emojibase-data: the emoji by group with their codes, and their names
// and search words in each language there is. Run by hand after an update of that package: `node tools/emoji-data.mjs`.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './files.mjs';

const load = createRequire(import.meta.url);
const LANGUAGES = ['en', 'de'];
/** Newer ones are empty boxes on many devices. */
const NEWEST_VERSION = 15;
const GROUPS = [
  { name: 'smileys', group: 0 },
  { name: 'people', group: 1 },
  { name: 'nature', group: 3 },
  { name: 'food', group: 4 },
  { name: 'travel', group: 5 },
  { name: 'activities', group: 6 },
  { name: 'objects', group: 7 },
  { name: 'symbols', group: 8 },
  { name: 'flags', group: 9 },
];
const MOST_WORDS = 8;
const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];

const isOffered = ({ group, version, order }) =>
  order !== undefined && version <= NEWEST_VERSION && GROUPS.some((one) => one.group === group);
const inOrder = load('emojibase-data/en/data.json')
  .filter(isOffered)
  .sort((a, b) => a.order - b.order);
const codes = load('emojibase-data/en/shortcodes/github.json');

/** The same rule as `withTone` in components/emoji-data/tones.ts; only emoji for which it holds are marked. */
function withTone(emoji, tone) {
  return emoji.replace(/^(\p{Emoji_Modifier_Base})\ufe0f?/u, `$1${TONES[tone - 1]}`);
}

/** Without the mark for colour where the character is in colour anyway: the form in which reactions travel. */
function plainEmoji(emoji) {
  return emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1');
}

function takesTones({ emoji, skins = [] }) {
  return TONES.every((_, index) =>
    skins.some((skin) => skin.tone === index + 1 && skin.emoji === withTone(emoji, skin.tone)),
  );
}

function codeOf({ hexcode, label }) {
  const known = [codes[hexcode] ?? []].flat();
  const plain = label
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return (known.length > 0 ? known : [plain]).join(',');
}

function plainWords(text) {
  const words = text.replaceAll("'", '’');
  if (/[|;,\\\n]/.test(words)) throw new Error(`"${words}" holds a separator.`);
  return words;
}

function namesIn(language) {
  const known = new Map(load(`emojibase-data/${language}/data.json`).map((entry) => [entry.hexcode, entry]));
  return (group) =>
    inOrder
      .filter((entry) => entry.group === group)
      .map(({ hexcode, label }) => {
        const entry = known.get(hexcode) ?? { label, tags: [] };
        const name = plainWords(entry.label.replaceAll(', ', ' & '));
        const words = (entry.tags ?? []).filter((word) => !/[|;,\\]/.test(word) && !name.includes(word));
        return [name, ...words.slice(0, MOST_WORDS).map(plainWords)].join('|');
      })
      .join(';');
}

function write(name, text) {
  writeFileSync(join(root, 'components', 'emoji-data', name), text);
  console.log(`${name}: ${(brotliCompressSync(text).length / 1000).toFixed(1)} kB in brotli`);
}

const groups = GROUPS.map(({ name, group }) => {
  const entries = inOrder.filter((entry) => entry.group === group);
  const emoji = entries.map((entry) => plainEmoji(entry.emoji) + (takesTones(entry) ? '*' : '')).join(' ');
  return `  {\n    name: '${name}',\n    emoji: '${emoji}',\n    codes: '${entries.map(codeOf).join(' ')}',\n  },\n`;
});
write(
  'emoji-data.ts',
  `/** Made by tools/emoji-data.mjs from emojibase-data (MIT, see LICENSE.txt). \`*\` marks what comes in skin tones. */
export const GROUPS = [
${groups.join('')}] as const;
`,
);
for (const language of LANGUAGES) {
  const names = namesIn(language);
  write(
    `emoji-data-${language}.ts`,
    `/** Made by tools/emoji-data.mjs from emojibase-data (MIT, see LICENSE.txt): a line for each group, in its order. */
export const NAMES: readonly string[] = [
${GROUPS.map(({ group }) => `  '${names(group)}',\n`).join('')}];
`,
  );
}
