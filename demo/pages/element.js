// One element alone, at /demo/elements/<tag>: shows it, offers its attributes and looks, and writes down the markup.
// ?community= and the element's own attributes may be given in the address.

const query = new URLSearchParams(location.search);
const COMMUNITY = query.get('community') ?? window.demoHost.community;

const scheme = { scheme: ['', 'auto', 'light', 'dark'] };
const elements = {
  'hearth-community': {
    summary: 'A whole community: channels, messages, and everything around them.',
    size: 'tall',
    attributes: {
      channel: 'year-5-families',
      layout: ['inline', 'page', 'panel', 'channel'],
      ...scheme,
      contrast: ['', 'auto', 'more', 'standard'],
      router: ['', 'none', 'hash'],
      storage: ['', 'device', 'memory'],
    },
  },
  'hearth-channel-list': {
    summary: 'The channels, in their categories.',
    size: 'tall',
    attributes: { current: '', filter: '' },
  },
  'hearth-message-pane': {
    summary: 'One channel: its messages and a place to write.',
    size: 'tall',
    attributes: { channel: 'year-5-families', message: '' },
  },
  'hearth-composer': {
    summary: 'The place to write, alone.',
    attributes: { channel: 'lunch-and-clubs', 'send-key': ['', 'auto', 'enter', 'ctrl-enter'] },
  },
  'hearth-member-list': { summary: 'The people, and a way to find one.', size: 'tall', attributes: {} },
  'hearth-unread-badge': { summary: 'What is new, as a number or a dot.', attributes: {} },
  'hearth-launcher': {
    summary: 'The arch in the corner that opens the community.',
    attributes: {
      label: '',
      position: ['', 'end', 'start'],
      channel: '',
      ...scheme,
      badge: ['', 'auto', 'live', 'off'],
    },
  },
  'hearth-join': { summary: 'What somebody sees who comes by an invite.', attributes: { code: '' } },
};

const tag = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const known = Object.hasOwn(elements, tag) ? elements[tag] : undefined;
const find = (selector) => document.querySelector(selector);

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function setAttribute(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

function writeMarkup(element) {
  const kept = [...element.attributes].filter(({ name }) => !['data-hand-placed', 'style', 'class'].includes(name));
  const written = kept.map(({ name, value }) => `${name}="${value}"`).join(' ');
  find('#markup').textContent = `<${tag} ${written}></${tag}>`;
}

function field(name, choices, value) {
  if (!Array.isArray(choices)) return make('label', {}, name, make('input', { name, value }));
  const select = make(
    'select',
    { name },
    ...choices.map((choice) => make('option', { value: choice }, choice || 'not set')),
  );
  select.value = value;
  return make('label', {}, name, select);
}

function show() {
  document.title = `${tag} · Hearth`;
  find('#tag').textContent = `<${tag}>`;
  find('#summary').textContent = known.summary;
  find('#stage').dataset.size = known.size ?? 'own';

  const element = document.createElement(tag);
  element.dataset.handPlaced = '';
  element.setAttribute('server', '');
  element.setAttribute('community', COMMUNITY);
  element.getToken = window.demoHost.getToken;
  for (const [name, choices] of Object.entries(known.attributes)) {
    const usual = Array.isArray(choices) ? choices[0] : choices;
    const value = query.get(name) ?? usual;
    setAttribute(element, name, value);
    find('#attributes').append(field(name, choices, value));
  }
  if (Object.keys(known.attributes).length === 0)
    find('#attributes').append(make('p', {}, 'Only server and community.'));
  find('#stage').append(element);
  writeMarkup(element);

  find('#attributes').addEventListener('input', ({ target }) => {
    setAttribute(element, target.name, target.value);
    writeMarkup(element);
  });
  find('#looks').addEventListener('input', ({ target }) => element.style.setProperty(target.name, target.value));
  for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
}

if (known) show();
else find('#summary').textContent = `There is no element called “${tag}”.`;
