// Hand-written talk of the Friends of Alder Grove.

export const ptaPlanning = `
@@ 120 20:00 moderator; 👍 +5; pinned
**Minutes, first meeting**

*Present*: Hannah, Helen, Gareth, Grace, Daniel, Carmen, Rachel, Mr Davies.

1. Balance: £1,204.88 (Helen)
2. Aim for the year: the library. Everything else is extra
3. Dates: Harvest Fair, winter disco, quiz night, summer fair
4. Gareth still has three gazebos, one of which is complete

Next meeting in four weeks, staff room, biscuits by rota.

@@ 120 20:31 gareth
For the minutes: the second gazebo is *nearly* complete.

@@ 95 21:04 helen
Insurance is renewed, £86. It covers stalls and bouncy castles but, and I quote, "not animals other than dogs". So no donkey.

@@ 95 21:09 carmen; ❤️ helen
Adiós, burro 😢

@@ 74 19:40 grace; as quiz
Quiz night: do we want a caller or do we read our own? Last year the caller was £90 and did not know any flags.

@@ 74 19:47 gareth; reply quiz; 👍 +3
I'll call. Free, loud, and I know flags.

@@ 74 19:50 rachel
Seconded. Gareth's whisper carries to Mill Lane.

@@ 50 20:20 daniel; 🙏 +5
Van is free on fair day from seven. I can collect the tables from the church hall, forty folding chairs and the urn.

@@ 36 20:55 moderator
What did we charge for a stall last year? I have £8 and £10 in two different lists.

@@ 36 21:02 helen; 🙏 moderator
£8 for families, £15 for traders. The ten was the tombola float.

@@ 23 20:10 carmen
The printer wants the programme by Monday. I have the map, the times and one advert. I am missing the choir's songs.

@@ 23 20:19 rachel; 👍 carmen
Mr Lambert promised me two songs and "possibly a third if the tenors turn up".

@@ 11 19:30 head; 🙏 +6
A request from me: could the last hour be a quiet hour? Music off, lights up, fewer people in the hall. It made such a difference to some of our children in the summer.

@@ 11 19:34 moderator; ❤️ head +5
Yes. 14:00 to 15:00, on the poster and at the gate. Good thought.

@@ 7 20:40 grace
Poster competition: we have 61 entries. All of them have a pumpkin. Eleven *are* a pumpkin.

@@ 7 20:52 gareth; 👏 +4
Da iawn blant! Can we hang them all along the fence?

@@ 2 21:15 helen; 👀 +5
Float for Saturday: £200 in coins, bagged by stall. Please count back in before you leave, not on Sunday, not "roughly".

@@ 0 7:50 daniel
@{moderator}, the church hall says the tables are ready. Forty chairs, thirty-eight of them good.

@@ 0 8:58 moderator; 👍 daniel helen
Perfect. I am asking Year 5 about the costume workshop this morning, will tell you which evening wins.
`;

export const fairStallsRota = `
@@ 24 19:00 moderator; 🙏 +10; 👀 +12; pinned
**Harvest Fair: we need 34 pairs of hands.** An hour each is plenty. Say what you would like to do and when; first come, first served. Tombola and teas go fastest, so does the cake.

@@ 24 19:20 marcus
One hour on tombola, 11 to 12. I can bring one twin or the other, not both.

@@ 24 19:25 carmen; 👍 moderator
Face painting from 12 to 14. I do cats, tigers, and cats that wanted to be tigers.

@@ 19 8:30 emeka
Barbecue, any time. Vegetarian grill kept apart, my own tongs.

@@ 19 8:41 bilal; 🙏 emeka
Thank you. I'll do the halal grill beside you, then everybody can eat.

@@ 13 20:00 aoife
Is anyone on the book stall yet? Happy to do the whole morning if I may sit down.

@@ 13 20:03 helen; ❤️ aoife
It is yours, and the good chair.

@@ 10 18:15 joss
I have a PA and two speakers. Put me down for announcements and for finding lost grandparents.

@@ 5 19:30 moderator; 👀 +8
Still empty: **setting up 9:30 to 11:00 (two)**, **washing up 13:00 to 15:00 (three)**. Washing up comes with cake.

@@ 5 19:44 coordinator; 🙏 moderator +4
I'll wash up, and bring two from Saltmarsh Kitchen who are used to bigger pans.

@@ 5 19:51 jonas
Ich helfe beim Aufbau. 9:30 am Schuppen, richtig? (I'll help to set up, 9:30 at the shed?)

@@ 5 19:53 moderator; 🙏 jonas
Genau! Thank you, Jonas.

@@ 0 8:15 kirsty
If it's the hall, where does the bouncy castle go?

@@ 0 8:29 colin; 👍 kirsty moderator
It doesn't. It stays dry and flat in my shed and the children get skittles.
`;

export const uniformSwap = `
@@ 115 18:00 rachel; 🙏 +8; pinned
How it works: say what you have or need with the **size**, swap at the gate or leave it in the green crate by the office. No money. Wash it first. That's all the rules there are.

@@ 115 18:22 stuart
Have: two polo shirts 7–8, one sweatshirt 9–10 with a small paint mark in the shape of Wales.

@@ 115 18:30 gareth; ❤️ stuart
We'll take Wales, obviously.

@@ 86 19:10 sofia
Need: book bag. Ours met a puddle and a bicycle on the same day.

@@ 86 19:26 rosa; 🙏 sofia
One in the crate now, name tag cut out.

@@ 57 20:01 layla
أبحث عن حذاء رياضي مقاس ٣٣. Trainers size 1, if anyone has a pair?

@@ 57 20:12 parent2; ❤️ layla
Yes! Anjali wore hers for about five minutes. I'll bring them tomorrow.

@@ 30 17:45 aoife
Has a summer dress ever survived mulberries? Asking for a dress.

@@ 30 17:52 helen; 👏 aoife
Boiling water from a height, *before* soap. Stand back.

@@ 9 19:18 banned; removed by moderator
Earn £400 a week from home, ask me how

@@ 9 19:21 moderator; 🙏 +7
Removed an advert and the account behind it. Thank you to the five of you who reported it so quickly.

@@ 2 18:05 grace; as welly
Lost: one green welly, left foot, size 2.

@@ 2 18:20 tom; reply welly; ❤️ grace
Found: one green welly, left foot, size 2, in our boot with a conker in it.

@@ 2 18:21 grace; 👏 tom
The conker is ours too.
`;
