// Writes the types that React and Vue read, from the manifest: every attribute, property and event of every element a
// page may place, with the types of the elements' own classes. tools/manifest.mjs calls it.
import { eventFields, publicElements } from './element-docs.mjs';

const built = (path) => `../dist/${path.replace(/\.ts$/, '.js')}`;
const imported = (name, path) => `import type { ${name} } from '${built(path)}';`;
const pascal = (name) => name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());

/** An attribute says less than the property of the same thing: the type is taken from the class where there is one. */
function typeOf(element, { fieldName, type }) {
  const members = element.members ?? [];
  const field = fieldName && members.some(({ name }) => name === fieldName);
  return field ? `${element.name}['${fieldName}'] | undefined` : `${type?.text ?? 'string'} | undefined`;
}

function line(name, type, description) {
  const comment = description ? `  /** ${description.replaceAll('\n', ' ')} */\n` : '';
  return `${comment}  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type};`;
}

/** @param eventName from the DOM's name of an event to the name of the prop. */
function props(element, eventName) {
  const fields = (element.members ?? []).filter((one) => one.kind === 'field' && !one.static && !one.readonly);
  const free = fields.filter((one) => !one.attribute);
  return [
    ...(element.attributes ?? []).map((one) => line(one.name, typeOf(element, one), one.description)),
    ...free.map(({ name, description }) => line(name, `${element.name}['${name}'] | undefined`, description)),
    ...(element.events ?? []).map(({ name, type, description }) =>
      line(eventName(name), `((event: ${type?.text ?? 'Event'}) => void) | undefined`, description),
    ),
  ].join('\n');
}

function imports(elements) {
  const known = eventFields();
  const used = new Set(elements.flatMap(({ events = [] }) => events.map(({ type }) => type?.text)));
  return [
    ...elements.map(({ name, path }) => imported(name, path)),
    ...[...known].filter(([name]) => used.has(name)).map(([name, { path }]) => imported(name, path)),
  ].join('\n');
}

const interfaces = (elements, eventName) =>
  elements.map((one) => `export interface ${one.name}Props {\n${props(one, eventName)}\n}`).join('\n\n');

export function reactTypes(manifest) {
  const elements = publicElements(manifest);
  const tags = elements.map(
    ({ tagName, name, summary }) =>
      `  /** ${summary} */\n  '${tagName}': HostProps<${name}> & ${name}Props & { ref?: Ref<${name}> | undefined };`,
  );
  return `import type { HTMLAttributes, Key, Ref } from 'react';
${imports(elements)}

/** What every element takes; \`class\` besides \`className\`, for React hands both through. */
type HostProps<Element> = Omit<HTMLAttributes<Element>, 'color'> & {
  class?: string | undefined;
  key?: Key | null | undefined;
};

${interfaces(elements, (name) => `on${name}`)}

export interface CustomElements {
${tags.join('\n')}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}
`;
}

export function vueTypes(manifest) {
  const elements = publicElements(manifest);
  const tags = elements.map(
    ({ tagName, name, summary }) => `  /** ${summary} */\n  '${tagName}': DefineComponent<${name}Props>;`,
  );
  return `import type { DefineComponent } from 'vue';
${imports(elements)}

${interfaces(elements, (name) => `on${pascal(name)}`)}

export interface CustomElements {
${tags.join('\n')}
}

declare module 'vue' {
  interface GlobalComponents extends CustomElements {}
}
`;
}
