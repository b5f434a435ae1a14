// Small exchanges for Loose Ends, and the words that fill their braces.
import type { Vocabulary } from '../exchange.ts';

export const blogVocabulary: Vocabulary = {
  language: ['Go', 'Rust', 'Python', 'Elixir', 'TypeScript', 'Ruby', 'C#'],
  store: ['SQLite', 'Postgres', 'Redis', 'MySQL'],
  error: [
    '`SQLITE_BUSY`',
    '`ECONNRESET`',
    '`deadlock detected`',
    '`too many open files`',
    '`EPIPE`',
    '`context deadline exceeded`',
  ],
  topic: [
    'idempotency keys',
    'retries',
    'backpressure',
    'dead letters',
    'clock skew',
    'graceful shutdown',
    'connection pools',
    'flaky tests',
  ],
  call: [
    '`retry(job)`',
    '`await queue.drain()`',
    '`lock.release()`',
    '`setTimeout(run, wait)`',
    '`jobs.next()`',
    '`signal.aborted`',
  ],
  number: ['8', '12', '30', '64', '250', '1,000'],
  unit: ['workers', 'connections', 'jobs a second', 'retries', 'tabs'],
  when: ['last night', 'on every deploy', 'since the upgrade', 'about once a week', 'only on my laptop', 'only in CI'],
};

export const queueExchanges = `
a: Would this work with {store}, or does it lean on something special? | Has anyone tried the policy on {store}?
b: It works. The only thing it needs is a unique index on the job id. | Running it on {store} for a month, {number} {unit}, no surprises.
a?: Thanks, that's what I hoped. | Great, trying it tonight. [👍]

a: Why not put {topic} into the library itself? | Is {topic} out of scope, or not yet written?
owner: Out of scope. A retry that also does {topic} is a framework. | Not yet. I'd like to see three people need it first. [👍]

a: We saw {error} {when}, and the jitter made it go away, which worries me. | {error} {when}. Is that the thing from the second section?
b: It hides a pool that's too small. Count your {unit}. | It is. Look at who holds the lock, not at who waits.
owner?: What {b} said. Jitter is a plaster, a very good one. [👏]

a: My version, for the record:¶\`\`\`js¶while (!signal.aborted && tries++ < times) await attempt().catch(pause);¶\`\`\` | I ended up with one line:¶\`\`\`js¶const wait = Math.min(cap, base * 2 ** n) * (0.5 + random() / 2);¶\`\`\`
b: Neat. Where does the last error go? | I'd inject the random, then you can test it.
a?: Good point. | True. Changed. [🙏]

a: What do you show people while the {number} {unit} drain? | How do you explain {topic} to someone who pays the bill?
owner: The truth, with a number: "12 to go". | "We write it down before we promise it."
b?: Stealing that. [❤️]

a: Does anybody alert on dead letters, or do they just pile up? | Who empties the dead letters at your place?
b: One a day, in the morning, to whoever wrote the job. | We count them on the wall. Shame works. [👏]
`;

export const askExchanges = `
a: I get {error} {when}. Where would you look first? | {error}, {when}. What am I missing?
b: Who opens, who closes? Nine times in ten it's that. | Is there a {call} without an await?
a: It was. I'd like that hour back. | …yes. Thank you. [🙏👏]

a: How do you test {topic} without sleeping? | Best way to learn {topic} that isn't production?
b: Inject the clock. Then time is just a number you add to. | Break it on purpose and write down what you expected.
c?: Both. And a seed, so you can see it twice. [👍]

a: {language} or {language2} for a small worker? {number} {unit}, nothing fancy. | Is {store} enough for {number} {unit}?
b: The one you can debug at three in the morning. | Easily. Measure it, though, and write the number down.
c?: {store}. It's always {store}. [❤️]

a: Does {call} throw or return? The docs say "may fail". | What does {call} do when the process is told to stop?
b: It throws, and once, so catch it outside the loop. | Finishes what it has, refuses what comes. At least it should.
owner?: I'd call that a bug in the docs. Fixed, thanks. [🙏]

a: Is there a post on {topic} coming? | I'd read a thousand words on {topic}.
owner: Drafted. It has one joke and I'm not sure of it. | On the list, right after {topic2}. [❤️]

a: Wie heißt das auf Deutsch: {topic}? Ich schreibe gerade intern darüber. | ¿Alguien tiene un ejemplo en español sobre {topic}?
b: We keep the English word and explain it once. | No, but I'd gladly proofread one. [👍]

a: Is it bad that my tests for {topic} take {number} seconds? | How many {unit} before {store} complains?
b: If you run them less because of it, yes. | Ours coughed at {number2}, but that was our fault.
a?: Fair. [👍]

a: Today I learned that {call} inside a transaction is how you get {error}. | PSA: {error} is not always the network.
b: A rite of passage. | Frame that.
c?: I have the T-shirt. [👏❤️]

a: Looking for a small, readable codebase about {topic}, ideally {language}. | What would you read first to learn {topic}?
b: Anything under a thousand lines with a good README. | The tests. Always the tests. [🙏]
`;
