// Hand-written talk of the channels that everyone at Saltmarsh Kitchen reads.

export const news = `
@@ 128 9:00 coordinator; ❤️ +15; 👏 +8; pinned
**Eight years, 90,000 suppers**

When we began there were six of us, one borrowed stove and a rule: *nobody eats alone who would rather not*. The rule is the only thing we still have from then, apart from the ladle.

We have made this noticeboard so that nobody has to phone me at midnight about onions. (You may still phone me about anything else.)

@@ 98 9:10 coordinator; 👏 +13
The inspector came without warning and went away smiling. **Five out of five**, for the fourth year. Idris, that is your labels.

@@ 66 9:00 head; ❤️ +9; 🙏 +6
The trustees met on Monday. The lease is signed for *three* more years. We also agreed to try for a van: see **Winter van fund**.

@@ 40 8:45 coordinator; 👀 +12
No supper on the Tuesday of the holiday week: the hall is having its floor done. Cold boxes go out on the Monday instead. Please tell your neighbours.

@@ 21 9:00 harold; 👏 +10
**What we spent last quarter**

- Food: £6,412 (£1.37 a meal)
- Gas and electricity: £1,180
- Fuel for drivers: £402
- Everything else: £311, of which tea: £96

The full sheet is at https://saltmarsh-kitchen.example/what-we-spend.

@@ 5 9:05 coordinator; ❤️ +11
Alder Grove Primary have their harvest assembly on Friday and the tins come to us. Callum, Nikhil: strong arms at 10:00, please.
`;

export const theBigTable = `
@@ 119 12:10 dot; ❤️ +12
Is this the right place? My grandson says I have to press the arrow.

@@ 119 12:12 volunteer; ❤️ dot
It is exactly the right place, Dot. Pull up a chair.

@@ 119 12:14 dot
I shall have the one by the radiator then.

@@ 100 18:40 mehmet
Fırından yeni çıktı, akşam yemeğe on iki ekmek getiriyorum. 12 loaves coming, still warm.

@@ 100 18:43 parent; ❤️ mehmet +5
Ellerine sağlık, Mehmet abi!

@@ 82 10:20 gwen
Bore da! I've knitted nine tea cosies. Somebody stop me.

@@ 82 10:33 bea; 👏 gwen
We have eleven teapots.

@@ 82 10:34 gwen; ❤️ bea +6
Don't encourage me.

@@ 63 20:05 agnieszka
Czy ktoś ma ochotę nauczyć się lepić pierogi? W sobotę rano, w kuchni, wszyscy mile widziani. (Pierogi lesson, Saturday morning, everyone welcome.)

@@ 63 20:20 nikhil; 🙏 agnieszka
I burn toast. Am I allowed?

@@ 63 20:22 agnieszka; ❤️ nikhil callum +3
Pierogi are boiled. You are perfect.

@@ 46 9:15 mei
今天超市送了四箱白菜。想学做饺子的，下午两点来厨房！ Four crates of cabbage have come, so it is dumplings at two.

@@ 46 9:31 ravi; 👏 mei
Cabbage again. It is following us.

@@ 29 16:45 tess; as thanks
Just off a night, a day and a half. I walked past the hall, somebody put a box in my hands and said "you look like a Tuesday". I sat on the wall and ate all of it.

I don't know who you were. Thank you.

@@ 29 17:02 coordinator; reply thanks; ❤️ +16
There are four people it might have been and none of them will say. Sleep well, Tess.

@@ 17 19:20 pupil
i did 140 labels today and only one was upside down

@@ 17 19:24 idris; 👏 pupil +7
The upside-down one is on *my* fridge now. Excellent work.

@@ 8 13:00 bea; 🙏 +4
Anyone with dahlias they can't look at any more? The tables would love them.

@@ 8 13:26 ben; ❤️ bea
Half a bucket by the gate of plot 14. Help yourself, mind the wasps.

@@ 3 18:10 stranger
Hello! I have moved to the flats by the lock. Somebody at the school said you might need hands?

@@ 3 18:14 volunteer; 🙏 stranger
Hello Mika! Always. Come on Saturday at two, wear shoes that you don't love. *How we do things* has the rest.

@@ 1 17:40 dot; ❤️ +9
Whoever made the rhubarb thing: I'd like it known that I had three.

@@ 0 8:55 lucia
¡Buenos días! Sobró arroz de ayer, ¿alguien quiere para los niños? Está en la nevera de la puerta.

@@ 0 9:10 noor; 🙏 lucia
I'll take two boxes next door. Gracias, Lucía!
`;

export const winterVanFund = `
@@ 65 9:30 coordinator; ❤️ +12; 🙏 +5; pinned
**Why a van?** In a warm winter a hatchback with a thermal bag will do. In a cold one we turn round twice a night because the last six meals are no longer hot. A small fridge van, second-hand, is **£12,000** on the road with a year's insurance.

@@ 64 18:20 sam; 👏 +7
My boot has carried 4,000 lasagnes and smells of every one. I am all for the van.

@@ 50 12:00 harold
£2,310 so far. Please write "van" on the transfer, otherwise it goes to onions.

@@ 37 19:15 nikhil
The quiz night at the college made £264. One team was called *The Quizzy Chow Mein*. I apologise for them.

@@ 23 9:40 klaus
Ich kenne einen Händler, der uns 500 Pfund nachlässt, wenn wir den Kühlaggregat-Service selbst machen. I can do the service.

@@ 23 9:52 coordinator; 🙏 klaus; ❤️ +5
Klaus, you are worth your weight in jump leads. Yes please, get it in writing.

@@ 10 20:00 harold; 👏 +11
**£7,450** from 189 people. The smallest gift was 40p, in an envelope, with a drawing of a van.

@@ 1 8:40 sam
£10 from me, again. Don't tell my wife it's the third.

@@ 0 9:04 volunteer; 🙏 +22; 👏 +14
Two thirds of the way to the van. Thank you, all of you. **£8,160 of £12,000 from 214 people, 12 days left.**

@@ 0 9:12 coordinator; ❤️ volunteer sam +4
£20 from me. *For the Tuesday crew.*
`;
