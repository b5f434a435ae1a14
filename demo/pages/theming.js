// The page of docs/theming.md: one control for each public variable, applied at once, and the style sheet that says the same.

/** Name, what it is called here, and the choices; without choices it is a colour. */
const VARIABLES = [
  ['--hearth-accent', 'Accent', '#0b6076'],
  ['--hearth-tint', 'Tint of the greys', '#8f8676'],
  ['--hearth-ember', 'Ember: new and for you', '#f0a63a'],
  ['--hearth-surface', 'Surface', '#ffffff'],
  ['--hearth-font', 'Font', ['Georgia, serif', 'system-ui, sans-serif', 'monospace']],
  ['--hearth-font-heading', 'Font of headings', ['Georgia, serif', 'system-ui, sans-serif']],
  ['--hearth-font-mono', 'Font of code', ['monospace', "'Courier New', monospace"]],
  ['--hearth-text-size', 'Text size', ['14px', '17px', '20px', '26px', '32px']],
  ['--hearth-density', 'Density', ['.85', '1', '1.15']],
  ['--hearth-radius', 'Corners', ['0px', '6px', '12px', '20px']],
  ['--hearth-height', 'Height', ['480px', '600px', '760px']],
  ['--hearth-measure', 'Longest line', ['40ch', '66ch', '90ch']],
  ['--hearth-launcher-inset', 'Launcher from the corner', ['0px', '20px', '48px']],
  ['--hearth-z-index', 'Layer of the launcher', ['1', '2147480000']],
];

const find = (selector) => document.querySelector(selector);
const shown = find('#shown');
const root = document.documentElement;
const chosen = new Map();

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function field([name, words, choices]) {
  if (!Array.isArray(choices)) return make('label', {}, words, make('input', { type: 'color', name, value: choices }));
  const select = make('select', { name }, make('option', { value: '' }, 'as it is'));
  for (const value of choices) select.append(make('option', { value }, value));
  return make('label', {}, words, select);
}

function writeStyles() {
  const variables = [...chosen].map(([name, value]) => `  ${name}: ${value};\n`).join('');
  const part = shown.classList.contains('square-send')
    ? '\nhearth-community::part(send) {\n  border-radius: 0;\n}'
    : '';
  find('#styles').textContent = `:root {\n${variables}}${part}`;
}

function change({ name, value }) {
  if (value) chosen.set(name, value);
  else chosen.delete(name);
  root.style.setProperty(name, value);
  writeStyles();
}

function changeMore({ name, value, checked }) {
  if (name === 'part') shown.classList.toggle('square-send', checked);
  else if (name === 'slot') find('#foot').hidden = !checked;
  else shown.setAttribute(name, value);
  writeStyles();
}

function startAgain() {
  for (const name of [...chosen.keys()]) change({ name, value: '' });
  find('#variables').reset();
  shown.classList.remove('square-send');
  find('#foot').hidden = true;
  for (const name of ['scheme', 'contrast']) shown.removeAttribute(name);
  writeStyles();
}

find('#variables').append(...VARIABLES.map(field));
find('#variables').addEventListener('input', ({ target }) => change(target));
find('#more').addEventListener('input', ({ target }) => changeMore(target));
find('#more').addEventListener('reset', startAgain);
for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
writeStyles();
