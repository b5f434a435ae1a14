// Hand-written talk of the channels for people who are new at Saltmarsh Kitchen.

export const howWeDoThings = `
@@ 127 10:00 coordinator; ❤️ +14; 👀 +10; pinned
**How we do things**

*The four rules*

1. Be kind. Being right comes second.
2. Keep private things private: who eats here, where they live, why they came.
3. Wash your hands. Then wash them again.
4. Nobody is thanked more than the washers-up.

*What happens on a Saturday*

At two we chop. At four we cook, and whoever cooks has a hygiene certificate (we pay for the course, it takes an evening). At six the cars go out and the hall opens. At eight we sit down ourselves. Eat with us: it is the best bit, and half of what we do.

*If you can't come*, say so in **Supper shifts** and sleep well.

*If you need a meal*, you do not have to explain. Write "one please" to me, or just come.

@@ 126 10:10 coordinator; 👍 +7
**Your first afternoon.** Wear flat shoes. Leave rings at home. There is a hook with your name, or there will be by the end.

@@ 90 9:30 coordinator; 👀 +6
**Expenses.** Fuel is 45p a mile. Give the mileage to Harold, not to me; I lose things.

@@ 55 9:15 coordinator; 👀 +5; ❤️ +3
**On this noticeboard.** We take down adverts, addresses and unkindness. If we take down something of yours, you may always ask why.
`;

export const askForHelp = `
@@ 97 17:35 newcomer
Hello, I am moving here in the new year with my two girls. Is it all right to come and eat before I can help?

@@ 97 17:41 coordinator; ❤️ +9
It is more than all right. Come on Tuesday, any time after six. There is a corner with crayons.

@@ 75 9:50 gwen; as ladder
Does anyone own a ladder and a head for heights? My gutter is growing a small tree.

@@ 75 10:05 klaus; reply ladder; 🙏 gwen
I have both. Thursday?

@@ 75 10:07 gwen; ❤️ klaus
Bendigedig. There will be cake at the bottom.

@@ 38 20:45 abdullah
هل يعرف أحد طبيب أسنان يستقبل مرضى جددًا؟ Any dentist taking new patients? My son has toothache.

@@ 38 20:52 tess; 🙏 abdullah
Ring 111 tonight, say he is six and can't sleep: they keep emergency places. I'll send you the clinic by the lock in the morning.

@@ 11 14:20 dot
My telly only has the one channel now. It's the cricket.

@@ 11 14:29 callum; ❤️ dot +5
ill come round after saturday prep, its probably the cable

@@ 11 14:30 dot
There's a pound in it, and ginger cake.

@@ 0 8:12 tess
Could somebody walk a very small dog at lunch, today and tomorrow? I'm on long days. He is called Tank.

@@ 0 8:24 bea; 👏 tess; ❤️ +4
Tank and I are old friends. Leave the key with Jean.
`;
