/**
 * Prosody, the XMPP server, from Debian's package: a multi-user chat kept in its archive, over plain TCP, which is its
 * fastest way. Runs in the foreground on loopback ports in a folder of its own and is ended by its process id.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, onPath } from '../../tools/debian.mjs';
import { endChild, spawnPinned } from './child.ts';
import { type Listener, numbersIn, type Running, type Target } from './target.ts';

const HOST = 'bench.localhost';
const ROOM = `room@conference.${HOST}`;
const START_MS = 20_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || !address) throw new Error('No free port was found.');
  return address.port;
}

const settings = (folder: string, port: number): string => `
pidfile = "${folder}/prosody.pid"
data_path = "${folder}"
run_as_root = true
daemonize = false
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
s2s_ports = { }
http_ports = { }
https_ports = { }
modules_enabled = { "saslauth" }
modules_disabled = { "s2s", "tls" }
c2s_require_encryption = false
s2s_require_encryption = false
allow_unencrypted_plain_auth = true
limits = { }
log = { warn = "*console" }
storage = "internal"
VirtualHost "${HOST}"
  authentication = "anonymous"
Component "conference.${HOST}" "muc"
  modules_enabled = { "muc_mam" }
  muc_log_by_default = true
  restrict_room_creation = false
  muc_room_locking = false
`;

const STANZA_END = /<\/(?:message|presence|iq|stream:features)>|<success[^>]*>/g;

/** Hands over whole stanzas of one stream, as text. */
function splitStanzas(socket: Socket, hear: (stanza: string) => void): void {
  let rest = '';
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1');
    let from = 0;
    for (const { index, 0: end } of rest.matchAll(STANZA_END)) {
      hear(rest.slice(from, index + end.length));
      from = index + end.length;
    }
    rest = rest.slice(from);
  });
}

async function joinRoom(port: number, seat: number, listener: Listener): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  const open = `<?xml version="1.0"?><stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" to="${HOST}" version="1.0">`;
  const own = `from='${ROOM}/person-${seat}'`;
  const enter =
    `<iq type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>` +
    `<presence to="${ROOM}/person-${seat}"><x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x></presence>`;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('Prosody closed the line.')));
    let isIn = false;
    splitStanzas(socket, (stanza) => {
      if (isIn && stanza.includes('<body>')) {
        const numbers = numbersIn(stanza);
        listener.delivered(numbers);
        if (stanza.includes(own)) for (const number of numbers) listener.acknowledged(number); // its own echo
      } else if (stanza.includes('ANONYMOUS')) {
        socket.write('<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>');
      } else if (stanza.includes('<success')) socket.write(open);
      else if (stanza.includes('urn:ietf:params:xml:ns:xmpp-bind') && stanza.includes('features')) socket.write(enter);
      else if (!isIn && /code='110'|code="110"/.test(stanza)) {
        isIn = true;
        resolve(socket);
      } else if (stanza.includes("type='error'")) reject(new Error(stanza));
    });
    socket.write(open);
  });
}

async function waitForPort(port: number): Promise<void> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline;) {
    const probe = connect(port, '127.0.0.1');
    const isThere = await new Promise<boolean>((resolve) => {
      probe.on('connect', () => resolve(true)).on('error', () => resolve(false));
    });
    probe.destroy();
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Prosody did not start.');
}

export const prosody: Target = {
  name: 'Prosody',
  async start(): Promise<Running> {
    installPackages(['prosody'], (text: string) => console.log(text));
    const program = onPath('prosody');
    if (!program) throw new Error('Prosody is not here: install it, or name the other --servers.');
    const folder = mkdtempSync(join(tmpdir(), 'prosody-bench-'));
    const port = await freePort();
    writeFileSync(join(folder, 'prosody.cfg.lua'), settings(folder, port));
    const child = spawnPinned([program, '--config', join(folder, 'prosody.cfg.lua'), '-F'], false);
    await waitForPort(port);
    return {
      pid: child.pid!,
      async join(seat, _channel, listener) {
        const socket = await joinRoom(port, seat, listener);
        return {
          close: () => socket.destroy(),
          send: (_number, text) =>
            socket.write(`<message to="${ROOM}" type="groupchat"><body>${text}</body></message>`),
        };
      },
      async stop() {
        await endChild(child);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
