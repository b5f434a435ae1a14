/**
 * Imported into a server process of a test: it dies with whoever started it, however that one ended. The pipe to its
 * standard input closes then, also after a SIGKILL.
 */
import { Socket } from 'node:net';

process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume();
if (process.stdin instanceof Socket) process.stdin.unref();
