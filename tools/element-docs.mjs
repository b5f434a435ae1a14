// Writes docs/elements.md from the manifest and the elements' event classes: what a page can set, call, hear and paint.
// tools/manifest.mjs calls it. Elements that are part of the community element and nothing by themselves are left out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root } from './files.mjs';

const HERE = 'server="https://talk.example.org" community="alder-grove"';

/** One to paste for each element; an element without one fails the run. */
const EXAMPLES = {
  'hearth-community': `<hearth-community ${HERE} layout="inline"></hearth-community>`,
  'hearth-channel-list': `<hearth-channel-list ${HERE}></hearth-channel-list>
<hearth-message-pane ${HERE} channel="year-5-families"></hearth-message-pane>
<script>
  document.querySelector('hearth-channel-list').addEventListener('hearth-channel-chosen', (event) => {
    event.preventDefault();
    document.querySelector('hearth-message-pane').channel = event.channelId;
  });
</script>`,
  'hearth-message-pane': `<hearth-message-pane ${HERE} channel="year-5-families"></hearth-message-pane>`,
  'hearth-composer': `<hearth-composer ${HERE} channel="year-5-families" send-key="ctrl-enter"></hearth-composer>`,
  'hearth-member-list': `<hearth-member-list ${HERE}></hearth-member-list>`,
  'hearth-unread-badge': `<a href="/community">Community <hearth-unread-badge ${HERE}></hearth-unread-badge></a>`,
  'hearth-launcher': `<hearth-launcher ${HERE} label="Talk to us" position="start"></hearth-launcher>`,
  'hearth-join': `<hearth-join ${HERE} code="the code of the invite"></hearth-join>`,
};

const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(title, head, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** Class name of an event to what it carries, read from its class: `{ unread: number, mentions: number }`. */
export function eventFields() {
  const found = new Map();
  for (const path of filesIn('components').filter((file) => file.endsWith('-events.ts'))) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, name, body] of text.matchAll(/export class (\w+) extends Event \{([\s\S]*?)\n\}/g)) {
      const fields = [...body.matchAll(/^ {2}readonly (\w+\??: [^;]+);/gm)].map(([, field]) => field);
      found.set(name, { fields, path });
    }
  }
  return found;
}

function events(element, known) {
  return table(
    'Events',
    ['event', 'carries', ''],
    (element.events ?? []).map(({ name, type, description }) => {
      const fields = known.get(type?.text)?.fields ?? [];
      return [code(name), fields.length > 0 ? code(fields.join(', ')) : '–', cell(description)];
    }),
  );
}

function methodsOf(element) {
  const methods = (element.members ?? []).filter(({ kind, description }) => kind === 'method' && description);
  return methods.map(({ name, parameters = [], return: result, description }) => {
    const input = parameters.map((one) => `${one.name}${one.optional ? '?' : ''}: ${one.type?.text ?? 'unknown'}`);
    return [
      code(`${name}(${input.join(', ')})${result?.type?.text ? `: ${result.type.text}` : ''}`),
      cell(description),
    ];
  });
}

function named(title, list = []) {
  return table(
    title,
    ['name', ''],
    list.map(({ name, description }) => [code(name || 'default'), cell(description)]),
  );
}

function section(element, known) {
  const example = EXAMPLES[element.tagName];
  if (!example) throw new Error(`tools/element-docs.mjs has no example for <${element.tagName}>.`);
  const fields = (element.members ?? []).filter((one) => one.kind === 'field' && !one.static && !one.attribute);
  return [
    `## ${element.tagName}\n`,
    `${element.summary}\n`,
    `\`\`\`html\n${example}\n\`\`\`\n`,
    table(
      'Attributes',
      ['attribute', 'property', 'type', 'default', ''],
      (element.attributes ?? []).map(({ name, fieldName, type, default: usual, description }) => [
        code(name),
        code(fieldName),
        code(type?.text),
        code(usual),
        cell(description),
      ]),
    ),
    table(
      'Properties without an attribute',
      ['property', 'type', ''],
      fields.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
    ),
    table('Methods', ['method', ''], methodsOf(element)),
    events(element, known),
    named('Slots', element.slots),
    named('Parts', element.cssParts),
    table(
      'CSS properties',
      ['property', 'default', ''],
      (element.cssProperties ?? []).map(({ name, default: usual, description }) => [
        code(name),
        cell(usual),
        cell(description),
      ]),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The elements a page may place, in the order of the examples. */
export function publicElements(manifest) {
  const all = manifest.modules.flatMap(({ path, declarations }) => declarations.map((one) => ({ ...one, path })));
  const shown = all.filter(({ summary }) => !summary?.includes('Part of the community element'));
  const order = Object.keys(EXAMPLES);
  return shown.sort((one, other) => order.indexOf(one.tagName) - order.indexOf(other.tagName));
}

export function elementDocs(manifest) {
  const known = eventFields();
  const elements = publicElements(manifest);
  const list = elements.map(({ tagName, summary }) => `- [\`${tagName}\`](#${tagName}): ${summary}`).join('\n');
  return `# The elements

Written by \`npm run manifest\` from the comments in \`components/\`. How to load them and sign people in:
[embedding.md](embedding.md). Colours, fonts and space: [theming.md](theming.md).

Events are plain DOM events: what they carry are properties of the event itself (\`event.unread\`, not \`event.detail\`).
All CSS properties listed at \`hearth-community\` count for every element. It also passes on the parts of the channel list, the
message pane and the composer inside it: \`hearth-community::part(send)\`.

${list}

${elements.map((element) => section(element, known)).join('\n')}`;
}
