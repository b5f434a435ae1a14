/** What most people build: Socket.IO as it comes, one synced SQLite commit a message with full-text search, one emit a message. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const folder = mkdtempSync(join(tmpdir(), 'stock-bench-'));
const database = new Database(join(folder, 'stock.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  CREATE TABLE messages (seq INTEGER PRIMARY KEY, id TEXT, channel TEXT, author TEXT, text TEXT, created_at INTEGER);
  CREATE VIRTUAL TABLE words USING fts5(text, content='messages', content_rowid='seq');
  CREATE TRIGGER index_words AFTER INSERT ON messages BEGIN
    INSERT INTO words(rowid, text) VALUES (new.seq, new.text);
  END;`);
const insert = database.prepare('INSERT INTO messages(id, channel, author, text, created_at) VALUES (?, ?, ?, ?, ?)');

const http = createServer();
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => {
  const channel = String(socket.handshake.auth['channel']);
  void socket.join(channel);
  socket.on('send', (text: string, acknowledge: (answer: unknown) => void) => {
    const message = { id: randomUUID(), channel, author: socket.id, text, createdAt: Date.now() };
    insert.run(message.id, channel, message.author, text, message.createdAt);
    acknowledge({ ok: true });
    io.to(channel).emit('message', message);
  });
});
http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
await once(http, 'listening');

function end(): void {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
process.on('SIGTERM', end);
process.on('disconnect', end);
process.send?.({ port: (http.address() as AddressInfo).port });
