/** What was typed, understood or refused in a sentence. Knows every command and option; does nothing itself. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

interface CommandDescription {
  /** Words that choose it. */
  readonly words: readonly string[];
  readonly operands: readonly string[];
  readonly options: Options;
  readonly summary: string;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

export const COMMANDS = {
  serve: {
    words: ['serve'],
    operands: [],
    options: { demo: flag },
    summary: 'Start the server. --demo makes sample communities and signs in demo people.',
  },
  seed: { words: ['seed'], operands: [], options: {}, summary: 'Make the sample communities and stop.' },
  backup: {
    words: ['backup'],
    operands: ['folder'],
    options: {},
    summary: 'Copy everything into an empty folder, while the server runs or not.',
  },
  restore: {
    words: ['restore'],
    operands: ['folder'],
    options: {},
    summary: 'Put a backup into the data folder. The server must be stopped.',
  },
  move: {
    words: ['move'],
    operands: [],
    options: {},
    summary:
      'Carry everything from the data folder into the database of HEARTH_DATABASE_URL. The server must be stopped.',
  },
  communityCreate: {
    words: ['community', 'create'],
    operands: [],
    options: { slug: text, name: text, template: text, owner: text },
    summary:
      'Make a community: --slug my-school --name "My School" [--template school|charity|open-source|empty] [--owner "Name"]',
  },
  communityList: { words: ['community', 'list'], operands: [], options: {}, summary: 'List the communities.' },
  ownerLink: {
    words: ['owner-link'],
    operands: [],
    options: { community: text },
    summary: 'Print a link that signs in the owner once: --community <slug>',
  },
  eraseMessage: {
    words: ['erase', 'message'],
    operands: ['message-id'],
    options: { community: text },
    summary: 'Leave nothing of a message, not even for moderators: --community <slug> <message-id>',
  },
  eraseMember: {
    words: ['erase', 'member'],
    operands: ['member-id'],
    options: { community: text },
    summary: 'Leave nothing of a person and all they wrote: --community <slug> <member-id>',
  },
  keyAdd: {
    words: ['key', 'add'],
    operands: [],
    options: {
      community: text,
      issuer: text,
      algorithm: text,
      audience: text,
      'key-id': text,
      'public-key': text,
      jwks: text,
    },
    summary:
      'Trust a website’s tokens: --community <slug> --issuer <url> [--algorithm HS256|RS256|ES256|EdDSA] [--public-key <file.pem> | --jwks <url>]',
  },
  keyList: {
    words: ['key', 'list'],
    operands: [],
    options: { community: text },
    summary: 'List the keys of a community: --community <slug>',
  },
  keyRemove: {
    words: ['key', 'remove'],
    operands: ['key-id'],
    options: { community: text },
    summary: 'Stop trusting a key: --community <slug> <key-id>',
  },
  originAdd: {
    words: ['origin', 'add'],
    operands: ['origin'],
    options: { community: text },
    summary: 'Let a website embed a community: --community <slug> https://www.example.org',
  },
  originRemove: {
    words: ['origin', 'remove'],
    operands: ['origin'],
    options: { community: text },
    summary: 'Take a website off that list.',
  },
  originList: { words: ['origin', 'list'], operands: [], options: { community: text }, summary: 'Show that list.' },
  roleClaim: {
    words: ['role', 'claim'],
    operands: ['claim', 'role-name'],
    options: { community: text, group: flag },
    summary:
      'Give a role to whom a token calls so: --community <slug> <claim> "<role name>". --group for the claim “groups”.',
  },
} as const satisfies Readonly<Record<string, CommandDescription>>;

export type CommandName = keyof typeof COMMANDS;
export interface Invocation {
  readonly command: CommandName;
  /** Operands and options by name. */
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}
export type Understood = { readonly invocation: Invocation } | { readonly help: string } | { readonly problem: string };

export function helpText(): string {
  const lines = Object.values(COMMANDS).map(({ words, operands, summary }) => {
    const usage = [...words, ...operands.map((name) => `<${name}>`)].join(' ');
    return `  ${usage.padEnd(28)} ${summary}`;
  });
  return `Hearth: communities that live in any website.

Usage: npm start -- <command>   or   node server/main.ts <command>

${lines.join('\n')}
  --help                       This text.

Settings, from the environment:
  PORT               the port to listen on (8787)
  HEARTH_HOST        the address to listen on (every one)
  HEARTH_DATA        the data folder (./data)
  HEARTH_ORIGINS     websites that may embed every community, separated by commas
  HEARTH_PUBLIC_URL  where people reach this server, such as https://talk.example.org
  HEARTH_PROXY_HOPS  how many reverse proxies stand in front (0)
  HEARTH_DEMO        1 for the demo
  HEARTH_LOG         debug, info, warn, error or silent (info)
  HEARTH_METRICS     a port, or an address, for metrics in Prometheus' format (none)

For several servers, or a database of your own:
  HEARTH_DATABASE_URL  a PostgreSQL database instead of the file in the data folder
  HEARTH_REDIS_URL     where the servers meet (in the database)
  HEARTH_INVITE_KEY    the key of invites, the same at every server (the file invite.key in the data folder)
  HEARTH_S3_BUCKET     a bucket for pictures instead of the data folder
  HEARTH_S3_ENDPOINT   where it is, if not at Amazon
  HEARTH_S3_REGION     its region (us-east-1)
  HEARTH_S3_KEY_ID     the key that may write there
  HEARTH_S3_SECRET     and its secret
  HEARTH_USE_MOVED     1 to start from a file that was moved to PostgreSQL all the same
`;
}

function choose(argv: readonly string[]): CommandName | undefined {
  const names = Object.keys(COMMANDS) as CommandName[];
  return names.find((name) => COMMANDS[name].words.every((word, index) => argv[index] === word));
}

function readValues(name: CommandName, argv: readonly string[]): Understood {
  const { words, operands, options }: CommandDescription = COMMANDS[name];
  try {
    const parsed = parseArgs({ args: argv.slice(words.length), options, allowPositionals: true, strict: true });
    const missing = operands[parsed.positionals.length];
    if (missing !== undefined) return { problem: `“${words.join(' ')}” needs <${missing}>. ${COMMANDS[name].summary}` };
    if (parsed.positionals.length > operands.length)
      return { problem: `“${parsed.positionals.at(-1) ?? ''}” is one word too many for “${words.join(' ')}”.` };
    const named = Object.fromEntries(operands.map((operand, index) => [operand, parsed.positionals[index]]));
    return {
      invocation: { command: name, values: { ...(parsed.values as Record<string, string | boolean>), ...named } },
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /'(--?[^'= ]+)/.exec(error.message)?.[1] ?? '';
    const known = Object.keys(options).map((key) => `--${key}`);
    const advice = known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes no options.';
    return {
      problem: error.message.includes('Unknown option')
        ? `“${words.join(' ')}” knows no option ${option}. ${advice}`
        : `${error.message.split('.')[0] ?? ''}. ${advice}`,
    };
  }
}

/** @param argv without the program's own name. Nothing at all means `serve`. */
export function understand(argv: readonly string[]): Understood {
  if (argv.includes('--help') || argv.includes('-h') || argv[0] === 'help') return { help: helpText() };
  const words = argv.length === 0 || argv[0]?.startsWith('-') ? ['serve', ...argv] : argv;
  const name = choose(words);
  return name
    ? readValues(name, words)
    : { problem: `“${words.slice(0, 2).join(' ')}” is no command. Run with --help to see them all.` };
}
