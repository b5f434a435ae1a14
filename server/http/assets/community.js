// The page of one community on its own server, for people who come by a link. Reads the code of an invite or of a one-time
// sign-in link from the address's fragment, which no server and no log ever sees, and takes it out of the address at once.
const place = document.getElementById('place');
const { community, name, tagline, guests } = place.dataset;
const [, purpose, code] = /^#(invite|signin)=([\w-]+)$/.exec(location.hash) ?? [];

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function show(...children) {
  place.replaceChildren(...children);
}

function heading() {
  return make(
    'header',
    {},
    make('h1', { textContent: name, dir: 'auto' }),
    make('p', { textContent: tagline, dir: 'auto' }),
  );
}

function notice(...words) {
  show(make('section', { className: 'notice' }, heading(), ...words.map((text) => make('p', { textContent: text }))));
}

function element(tag, attributes = {}) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries({ server: '', community, ...attributes })) made.setAttribute(key, value);
  return made;
}

function showCommunity(identity, channel = null) {
  const whole = element('hearth-community', { layout: 'page', ...(channel && { channel }) });
  whole.getToken = identity.getToken;
  whole.addEventListener('hearth-sign-in', () => location.reload());
  show(whole);
}

function showInvite(identity) {
  const screen = element('hearth-join');
  screen.code = code;
  screen.addEventListener('hearth-joined', (event) => showCommunity(identity, event.channelId));
  show(screen);
}

function showGuestForm(identity) {
  const field = make('input', {
    id: 'name',
    name: 'name',
    maxLength: 64,
    required: true,
    autocomplete: 'nickname',
    dir: 'auto',
  });
  const accepted = make('input', { type: 'checkbox', name: 'accepted', required: true });
  const problem = make('p', { className: 'problem', role: 'alert' });
  const form = make(
    'form',
    {},
    make('label', { htmlFor: 'name', textContent: 'What shall we call you?' }),
    field,
    make('label', { className: 'choice' }, accepted, 'I will be kind, and keep to the rules of this place'),
    problem,
    make('button', { textContent: 'Come in as a guest' }),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await identity.join({ name: field.value.trim() });
    if (answer.ok) return showCommunity(identity);
    problem.textContent = answer.error.message;
  });
  show(make('section', { className: 'notice' }, heading(), form));
}

async function start({ createOwnIdentity }) {
  const identity = createOwnIdentity('', community);
  if (code) history.replaceState(history.state, '', location.pathname);
  if (purpose === 'signin' && !(await identity.open(code)).ok)
    return notice(
      'This sign-in link has been used already or has run out.',
      'Ask for a new one: on the server, run “owner-link”.',
    );
  if (purpose !== 'invite' && identity.isSignedIn()) return showCommunity(identity);
  if (purpose === 'invite') return showInvite(identity);
  if (guests === 'yes') return showGuestForm(identity);
  return notice('This community is joined by invite.', 'Open the link you were given, or ask somebody inside for one.');
}

import('/elements.js').then(start, (error) => {
  console.warn('[hearth] elements_failed', error);
  notice(
    'The community could not be loaded.',
    'Check your connection and reload. If you look after this server: has “npm run build” been run?',
  );
});
