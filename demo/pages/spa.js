// A very small single-page application: routes live in ?view=, links push history, and each view is built and thrown
// away. The community is a view like any other: mounted when it is shown, removed when it is left.

const main = document.querySelector('#view');

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function link(words, address) {
  const element = make('a', { href: address }, words);
  element.dataset.route = '';
  return element;
}

function row(cell, ...texts) {
  return make('tr', {}, ...texts.map((text) => make(cell, {}, text)));
}

/** The identity comes before the element is in the page, so that it never starts signed out. */
function communityElement(channel) {
  const element = document.createElement('hearth-community');
  element.setAttribute('server', '');
  element.setAttribute('community', window.demoHost.community);
  if (channel) element.setAttribute('channel', channel);
  element.dataset.handPlaced = '';
  element.getToken = window.demoHost.getToken;
  return element;
}

const views = {
  home: {
    title: 'Sing with us',
    build: () => [
      make('p', {}, 'No audition, no need to read music. If you can hum, you are in.'),
      make('p', {}, 'Lost your folder? ', link('Ask in Homework help', '?view=community&channel=homework-help'), '.'),
    ],
  },
  rehearsals: {
    title: 'Rehearsals',
    build: () => [
      make(
        'table',
        {},
        make('thead', {}, row('th', 'When', 'Where')),
        make('tbody', {}, row('td', 'Thursday 12:15', 'The hall'), row('td', 'Friday 15:30', 'Music room')),
      ),
    ],
  },
  community: {
    title: 'Community',
    build: ({ channel }) => {
      void import('/elements.js');
      return [communityElement(channel)];
    },
    /** Already there: only the channel changes. */
    update: ({ channel }) => {
      if (channel) document.querySelector('hearth-community')?.navigate?.(channel);
    },
  },
  'find-us': {
    title: 'Find us',
    build: () => [make('p', {}, 'Mill Lane, through the field gate. Follow the sound.')],
  },
};

let shown;

function readRoute() {
  const query = new URLSearchParams(location.search);
  const name = query.get('view') ?? 'home';
  return { name: Object.hasOwn(views, name) ? name : 'home', channel: query.get('channel') };
}

/** @param {boolean} byPerson true when somebody followed a link: then the new heading takes the focus. */
function show(byPerson) {
  const route = readRoute();
  const view = views[route.name];
  for (const item of document.querySelectorAll('nav [data-route]')) {
    const isHere = new URL(item.href).searchParams.get('view') === route.name;
    if (isHere) item.setAttribute('aria-current', 'page');
    else item.removeAttribute('aria-current');
  }
  if (shown === route.name && view.update) return view.update(route);
  shown = route.name;
  document.title = `${view.title} · Millfield Choir`;
  const heading = make('h1', { tabIndex: -1 }, view.title);
  main.replaceChildren(heading, ...view.build(route));
  if (byPerson) heading.focus();
}

function go(address) {
  const next = new URL(address, location.href);
  for (const kept of ['person', 'scheme', 'dir', 'lang']) {
    const value = new URLSearchParams(location.search).get(kept);
    if (value) next.searchParams.set(kept, value);
  }
  history.pushState(null, '', next);
  show(true);
}

document.addEventListener('click', (event) => {
  const chosen = event.target instanceof Element && event.target.closest('a[data-route]');
  if (!chosen || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(chosen.href);
});
addEventListener('popstate', () => show(true));
show(false);
