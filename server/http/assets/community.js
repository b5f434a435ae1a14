// The page of one community on its own server, for people who come by a link. Reads the code of an invite or of a one-time
// sign-in link from the address's fragment, which no server and no log ever sees, and takes it out of the address at once.
const place = document.getElementById('place');
const { community, name, tagline, guests } = place.dataset;
// The join screen keeps the token of this tab under the same key.
const KEY = `hearth  ${community}`;
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

async function post(path, body, token) {
  try {
    const answer = await fetch(`/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
      credentials: 'omit',
    });
    return await answer.json();
  } catch (error) {
    console.warn('[hearth] request_failed', error);
    return {
      ok: false,
      error: { code: 'offline', message: 'The server cannot be reached. Check your connection and try again.' },
    };
  }
}

function keep(answer) {
  if (answer.ok) sessionStorage.setItem(KEY, answer.result.token);
  else if (answer.error.code !== 'offline') sessionStorage.removeItem(KEY);
  return sessionStorage.getItem(KEY);
}

async function getToken(reason) {
  const token = sessionStorage.getItem(KEY);
  if (token === null || reason === 'start') return token;
  return keep(await post('session/renew', { community }, token));
}

function element(tag, attributes = {}) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries({ server: '', community, ...attributes })) made.setAttribute(key, value);
  return made;
}

async function showCommunity(asker = getToken, channel = null) {
  await customElements.whenDefined('hearth-community');
  const whole = element('hearth-community', { layout: 'page', ...(channel && { channel }) });
  whole.getToken = asker;
  show(whole);
}

async function showInvite() {
  await customElements.whenDefined('hearth-join');
  const screen = element('hearth-join');
  screen.code = code;
  screen.addEventListener('hearth-joined', (event) => void showCommunity(event.getToken, event.channelId));
  show(screen);
}

function showGuestForm() {
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
    const answer = await post('join', { community, name: field.value.trim(), accepted: true });
    if (answer.ok && keep(answer)) return showCommunity();
    problem.textContent = answer.error.message;
  });
  show(make('section', { className: 'notice' }, heading(), form));
}

async function start() {
  if (code) history.replaceState(history.state, '', location.pathname);
  if (purpose === 'signin') {
    const answer = await post('session', { community, code });
    if (!keep(answer))
      return notice(
        'This sign-in link has been used already or has run out.',
        'Ask for a new one: on the server, run “owner-link”.',
      );
  }
  if (purpose !== 'invite' && sessionStorage.getItem(KEY) !== null) return showCommunity();
  if (purpose === 'invite') return showInvite();
  if (guests === 'yes') return showGuestForm();
  return notice('This community is joined by invite.', 'Open the link you were given, or ask somebody inside for one.');
}

import('/elements.js').then(start, (error) => {
  console.warn('[hearth] elements_failed', error);
  notice(
    'The community could not be loaded.',
    'Check your connection and reload. If you look after this server: has “npm run build” been run?',
  );
});
