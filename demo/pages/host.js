// What the sample pages share, standing in for a host site's own sign-in: a bar to choose who is looking, and the
// identity handed to Hearth the way the embedding guide teaches. Classic script, first in <head>:
//   <script src="/demo/host.js" data-community="alder-grove" data-person="parent"></script>
// Reads ?person= ?scheme= ?lang= (which brings its direction) ?dir=. Makes no markup from strings and no inline style, so strict CSP holds.
(() => {
  const { community, person: usual } = document.currentScript.dataset;
  const NOBODY = 'nobody';
  const STORED = 'hearth-demo-person';
  const query = new URLSearchParams(location.search);

  const root = document.documentElement;
  if (query.has('scheme')) root.dataset.scheme = query.get('scheme');
  if (query.has('lang')) {
    root.lang = query.get('lang');
    root.dir = /^(ar|fa|he|ur)\b/.test(root.lang) ? 'rtl' : 'ltr';
  }
  if (query.has('dir')) root.dir = query.get('dir');

  function remember(value) {
    try {
      sessionStorage.setItem(STORED, value);
    } catch {
      // Storage may be shut in private windows. The address carries the choice as well.
    }
  }
  function remembered() {
    try {
      return sessionStorage.getItem(STORED);
    } catch {
      return null;
    }
  }

  let person = query.get('person') || remembered() || usual;
  remember(person);

  /** A new function for each person: that is how an element notices that somebody else is there. */
  function tokenGetter(id) {
    return async () => {
      if (id === NOBODY) return null;
      const asked = new URLSearchParams({ person: id, community });
      const answer = await fetch(`/demo/token?${asked}`, { cache: 'no-store' });
      if (!answer.ok) throw new Error(`The demo gave no token for ${id}: ${answer.status}`);
      return (await answer.json()).token;
    };
  }

  // The page's line to the script tag. Calls made before it has loaded wait in the queue.
  window.hearth =
    window.hearth ||
    function () {
      (window.hearth.q = window.hearth.q || []).push(arguments);
    };

  const demoHost = { community, getToken: tokenGetter(person) };
  window.demoHost = demoHost;
  window.hearth('identify', demoHost.getToken);

  /** Elements that the page has placed by hand. */
  function placedElements() {
    return document.querySelectorAll('[data-hand-placed]');
  }
  function signIntoElements() {
    for (const element of placedElements()) element.getToken = demoHost.getToken;
  }

  async function switchTo(next) {
    person = next;
    remember(person);
    const url = new URL(location.href);
    url.searchParams.set('person', person);
    history.replaceState(history.state, '', url);
    demoHost.getToken = tokenGetter(person);
    await window.hearth('logout');
    await Promise.all([...placedElements()].map((element) => element.logout?.()));
    window.hearth('identify', demoHost.getToken);
    signIntoElements();
  }

  // ---- the bar --------------------------------------------------------------------------------------------------

  const barStyles = `
    :host { all: initial !important; display: block !important; position: relative !important; z-index: 10 !important; }
    .bar { box-sizing: border-box; display: flex; align-items: center; gap: 4px 12px; min-block-size: 40px; padding: 3px 14px;
      font: 400 14px/1.3 system-ui, sans-serif; color: #f3f4f6; background: #23272e; }
    a { color: inherit; text-decoration: underline; text-underline-offset: 3px; padding-block: 6px; white-space: nowrap; }
    label { margin-inline-start: auto; white-space: nowrap; }
    select { font: inherit; color: #14171c; background: #fff; border: 1px solid #8b93a1; border-radius: 6px;
      min-block-size: 30px; padding-inline: 6px; min-inline-size: 0; max-inline-size: min(46ch, 46vw); text-overflow: ellipsis; }
    a:focus-visible, select:focus-visible { outline: 2px solid #fff; outline-offset: 2px; border-radius: 4px; }
    p { margin: 0; margin-inline-start: auto; }
    @media (max-width: 420px) { .bar { gap: 4px 8px; padding-inline: 10px } select { max-inline-size: 50vw } }
    @media (pointer: coarse) { .bar { min-block-size: 52px } select { min-block-size: 44px } a { padding-block: 13px } }
  `;

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  async function loadPersons() {
    const answer = await fetch('/demo/persons');
    if (!answer.ok) throw new Error(`The demo did not list its persons: ${answer.status}`);
    const body = await answer.json();
    return body.persons ?? body;
  }

  function personSelect(persons) {
    const select = make('select', { id: 'person' });
    for (const { id, name, note } of persons) select.append(make('option', { value: id }, `${name} – ${note}`));
    select.append(make('option', { value: NOBODY }, 'Nobody – signed out'));
    select.value = person;
    select.addEventListener('change', () => void switchTo(select.value));
    return select;
  }

  async function fillBar(bar) {
    try {
      const persons = await loadPersons();
      bar.append(make('label', { htmlFor: 'person' }, 'Viewing as'), personSelect(persons));
    } catch (error) {
      console.warn('[demo]', error);
      bar.append(make('p', {}, 'The demo server gave no list of people.'));
    }
  }

  function showBar() {
    const host = document.querySelector('[data-demo-bar]');
    if (!host) return;
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(barStyles);
    shadow.adoptedStyleSheets = [sheet];
    const bar = make('div', { className: 'bar' }, make('a', { href: '/demo/' }, 'Sample pages'));
    shadow.append(bar);
    void fillBar(bar);
  }

  /** Somebody has pressed Hearth's "Sign in": this page signs in whoever usually looks at it. */
  document.addEventListener('hearth-sign-in', () => {
    const select = document.querySelector('[data-demo-bar]')?.shadowRoot?.querySelector('select');
    if (select) select.value = usual;
    void switchTo(usual);
  });

  document.addEventListener('DOMContentLoaded', () => {
    showBar();
    signIntoElements();
  });
})();
