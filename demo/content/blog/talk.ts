// Hand-written talk of Loose Ends: mostly code.

export const yourQueue = `
@@ 12 9:00 owner; ❤️ +5; 👏 +4; pinned
The post is up: **Your queue is a promise, not a list**. The retry policy in it has been running since March and has paged nobody. Questions here.

@@ 12 9:40 ines
Why half jitter and not full?

@@ 12 9:52 owner; 👍 ines
Because I wanted a floor. With full jitter one job in fifty retried within 10 ms of failing, which is not a retry, that's an echo.

\`\`\`js
const backoff = (n) =>
  Math.min(60_000, 500 * 2 ** n) * (0.5 + Math.random() / 2);
\`\`\`

@@ 12 17:20 kwame
> it has not paged anyone since March

Touch wood. Not a laminate desk.

@@ 9 8:15 pavel
\`2 ** n\` overflows nothing here but \`n\` is unbounded if \`times\` is. Clamp it.

@@ 9 8:26 owner; 🙏 pavel; edited
Fair. \`Math.min\` hides it, but hidden is not the same as absent. Clamped in 0.4.1.

@@ 6 20:31 saoirse
Small one: the chart has no text alternative. Could you say in words what it shows?

@@ 6 20:44 owner; ❤️ saoirse +3
Done, and thank you: writing the sentence made me notice that the y axis was wrong.

@@ 2 18:05 stranger; as tx
Does \`giveUp\` run inside the job’s transaction? I’d lose the row on rollback.

@@ 2 18:22 owner; reply tx; 👍 stranger tobi yuki
Outside, on purpose. The dead letter is written first, then the job is closed.

\`\`\`js
await toDeadLetter(job)
\`\`\`

@@ 2 18:40 stranger
So a crash between the two gives me a dead letter *and* a live job.

@@ 2 18:47 owner; 👏 stranger
Yes: twice rather than never. The dead letter has the job's id as its key, so the second write is a no-op.

@@ 1 9:02 yuki
In SQLite I do both in one file, so one transaction covers it:

\`\`\`sql
BEGIN IMMEDIATE;
INSERT OR IGNORE INTO dead_letters SELECT * FROM jobs WHERE id = ?1;
DELETE FROM jobs WHERE id = ?1;
COMMIT;
\`\`\`

@@ 0 9:12 tobi
@{stranger} the same trick works in Postgres with \`ON CONFLICT DO NOTHING\`.

@@ 0 9:31 tobi; 👏 stranger owner ines; ❤️ yuki pavel
Ported it to Go. Same shape, half the code.
`;

export const shipNotes = `
@@ 60 10:00 owner; 👏 +4
**tidy-retry 0.3.0**: gives up after a *time* as well as a count. \`retry(job, { within: "10m" })\`. Nothing breaks.

@@ 33 10:00 owner; 👀 +3
**tidy-retry 0.4.0**: \`giveUp\` gets the last error and all the earlier ones. If you relied on there being only one, read https://loose-ends.example/notes/0-4-0 first.

@@ 9 8:50 owner; 🙏 pavel +2
**tidy-retry 0.4.1**: clamps the exponent. Found by Pavel, as is tradition.

@@ 1 9:40 owner; ❤️ +5
Starting a page of ports. Go (Tobi), SQLite-only (Yuki). Others welcome, link them in **Ask anything**.
`;

export const askAnything = `
@@ 80 11:10 teacher; as turtle
From a teacher: which is kinder for ten-year-olds, Python's turtle or a browser one? Our laptops are… *venerable*.

@@ 80 11:21 ines; reply turtle; 🙏 teacher
A browser one, if the browser is newer than the laptop. No installing, and the error messages do not scroll past.

@@ 57 19:40 parent
Postgres people: \`NOT IN\` with a null in the list gave me zero rows and an hour of doubt.

\`\`\`sql
SELECT id FROM jobs WHERE id NOT IN (SELECT job_id FROM dead_letters);
\`\`\`

@@ 57 19:46 pavel; 🙏 parent
\`NOT EXISTS\`. Always.

@@ 57 19:47 parent; 👍 pavel +2
I'm having it embroidered.

@@ 36 21:15 pupil
why does 0.1 + 0.2 say 0.30000000000000004

@@ 36 21:20 yuki; ❤️ pupil +5
Because the computer counts in halves, quarters, eighths… and a tenth does not fit in any of them, like a third does not fit in 0.33. It's not broken, it's rounding. Very good question!

@@ 22 8:05 kwame
Does \`navigator.onLine\` mean *anything*?

@@ 22 8:11 parent2; 👏 kwame saoirse +3
\`false\` means offline. \`true\` means "I have a cable and a dream".

@@ 4 16:30 newcomer
First week with queues. Is there a rule for how long a job should be allowed to take?

@@ 4 16:42 owner; 🙏 newcomer
Shorter than your deploy. If a job outlives the process that runs it, you are writing a second scheduler by accident.

@@ 1 20:10 ines
\`\`\`ts
type Result<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; retryable: boolean };
\`\`\`

This, instead of exceptions, halved our retry code. The \`retryable\` is the whole trick.

@@ 0 8:35 saoirse; ❤️ ines
And it reads well aloud, which I can't say for most of what I type.
`;
