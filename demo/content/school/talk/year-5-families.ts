// Hand-written talk of Year 5 families.

export const yearFiveFamilies = `
@@ 134 8:10 teacher; ❤️ +14; 🙏 +9; pinned; as welcome
**Welcome to Willow class!** This is our corner for Year 5 families.

A few things that made last year easy:

- Spellings go home on **Monday**, the quiz is on **Friday**
- PE is Tuesday and Thursday, come in kit
- Anything private: ring the office or catch me at the gate at 15:15

I read everything here once a day, usually with a biscuit.

@@ 134 8:31 parent2; reply welcome; 👏 +3
Anjali has been wearing her PE kit since Saturday so we are ready.

@@ 134 8:44 marcus
Twins here. Please nobody ask me which one said it.

@@ 134 18:02 zeynep; ❤️ parent +2
Merhaba! Defne bu yıl ilk kez okul yemeği yiyecek. Menüyü nereden görebilirim?

@@ 134 18:15 parent; 🙏 zeynep
Merhaba Zeynep 😊 _Lunch and clubs_ kanalında her pazar paylaşıyorlar. Ayrıca ofiste de asılı.

@@ 134 18:21 zeynep
Çok teşekkürler, buldum!

@@ 121 7:52 kirsty
Is it a wellies day? The rain here is sideways.

@@ 121 7:55 teacher; 🙏 +6
Yes to wellies. Shoes in a bag, please, or we all learn what a squelch sounds like.

@@ 109 19:30 jonas
Kurze Frage: weiß jemand, ob das Matheheft linierte oder karierte Seiten haben soll? Mia sagt kariert, das Geschäft sagt liniert.

@@ 109 19:38 sioned; 🙏 jonas
Squared, please (kariert!). We have spares in the cupboard if the shop lets you down.

@@ 109 19:40 jonas
Danke! Mia hatte recht und weiß das jetzt auch.

@@ 96 16:04 aoife
Lost: one green water bottle with a shark on it. Cillian says it "went on its own".

@@ 96 16:20 grace; 🙏 aoife
Seen near the field gate at pick-up. I put it on the wall so it would not be stepped on.

@@ 96 16:48 aoife; ❤️ grace
Got it. The shark and the boy are reunited.

@@ 83 8:02 piotr
Dzień dobry, Staś ma gorączkę i zostaje dziś w domu. Czy ktoś mógłby wziąć dla niego kartę pracy?

@@ 83 8:09 marta; ❤️ piotr
Oczywiście, Ola przyniesie. Zdrowia dla Stasia!

@@ 83 8:12 teacher; 🙏 piotr marta
Thank you both. Piotr, no need to do it today. Soup first, then fractions.

@@ 71 20:10 emeka
Right, the Viking shield. Is cardboard _really_ all right, or are we going to turn up and find everybody has forged one?

@@ 71 20:14 marcus; 👏 +5
We are doing cardboard times two. If anyone brings metal I shall weep.

@@ 71 20:22 parent2
Cereal box, tin foil, a bottle top in the middle. Thirty minutes if the glue behaves.

@@ 71 20:25 tom
> Is cardboard really all right

Finn's is a pizza box. You can still smell the pizza. Very authentic, I am told.

@@ 71 20:41 teacher; ❤️ +11
Cardboard is perfect. ~~Forged shields~~ will be asked to wait outside.

@@ 58 15:40 wen
请问明天的家长会是在教室还是在礼堂？通知上写的不太清楚。

@@ 58 15:52 grace; 🙏 wen
在教室，从侧门进去就行。要是找不到，我四点在门口等你。

@@ 58 15:55 wen
太好了，谢谢你！

@@ 58 16:10 teacher
Wen, Grace is right: classroom, side door, any time from 15:45. I have asked for the sign to be clearer. 🙂

@@ 45 12:15 carmen
¿Alguien más tiene un niño que *solo* habla de caracoles? Mateo trajo tres a casa en la mochila.

@@ 45 12:24 kirsty; 👏 carmen +4
Snails here too! Rory has named his. Sir Slimealot lives on our bathroom window now.

@@ 45 12:31 teacher; ❤️ +8
The snail study ends on Friday. I cannot promise the snails know that.

@@ 33 9:20 layla
صباح الخير. هل تعرفون متى آخر موعد لإعادة استمارة الرحلة؟ سامي أضاع النسخة الورقية.

@@ 33 9:34 parent2
Layla, I think it is Friday, and the office has spare copies.

@@ 33 9:41 teacher; 🙏 layla +1
نعم، يوم الجمعة. Mrs Tranter has one ready for Sami at the window. 🌟

@@ 21 17:30 bilal; as coat
A grey coat with a fox patch came home with Hana. It is lovely, but it is not ours. Whose is it?

@@ 21 17:36 kirsty; reply coat
Ours! Which means we have yours. Rory insisted it had "shrunk in the bag".

@@ 21 17:37 bilal; 👏 +3
Swap at the gate tomorrow, by the railings?

@@ 21 17:37 kirsty
Deal.

@@ 14 20:05 tom; as swim; edited
Swimming starts on Tuesday and I have been asked three times what to bring, so here it is once:

1. Costume, towel, cap (silver ones are the school's, please bring them back)
2. Hair tied up
3. Goggles only with the form
4. A snack for the coach, *no nuts*

Coach leaves at 13:00, home by the bell.

@@ 14 20:12 aoife; 🙏 tom
You are a hero. Where is the goggles form?

@@ 14 20:20 tom; reply swim
https://alder-grove.example/forms/goggles, or the blue tray in the office.

@@ 9 7:48 marcus
One twin has a wobbly tooth, the other is furious about it. If somebody sees a child pulling at a perfectly good tooth, please discourage.

@@ 9 8:01 sioned; ❤️ marcus +6
Noted. We have a tooth envelope ready, and only one. 🦷

@@ 6 18:40 tom; removed by moderator
Here is the coach driver's mobile in case we run late on Friday: 07700 900 312.

@@ 6 19:02 moderator; 👀 +5
I took one message down because it held somebody's phone number. No harm meant, I know. Rule three: names and numbers stay off here. The office will ring the driver if we need him.

@@ 6 19:06 tom; 🙏 moderator
Quite right, sorry. It seemed helpful at the time.

@@ 4 19:15 grace
Does anyone know if the quiz on Friday has the *old* list or the new one? Ben swears there is a word with a silent Q.

@@ 4 19:21 parent
New list. Kaya says the last word is ||rhythm||, she wants everyone else to be surprised.

@@ 4 19:22 marcus; 👏 +7
Thank you for the spoiler bar. We shall practise our shocked faces.

@@ 2 16:30 sioned
Diolch i bawb for the cardboard tubes. We now have enough for a castle, a moat and possibly a motorway.

@@ 2 16:44 kirsty
Croeso! (Rory taught me that one.)

@@ 1 15:30 teacher; as packed; 🙏 +10
Quick one about the brook. We will be *in* the water up to the ankles, measuring how fast it flows, so:

- wellies, not trainers
- spare socks
- a coat that you would forgive

The children have made floats out of oranges. Ask them why oranges. They have a theory.

@@ 1 15:47 emeka; reply packed
We asked. The theory lasted all the way home and most of tea.

@@ 1 16:05 carmen
Inés (Year 2) would like it noted that it is unfair that Year 5 gets a brook.

@@ 1 20:31 zeynep
Elif, yarın Defne de sizinle yürüyebilir mi? Ben erken çıkıyorum.

@@ 1 20:36 parent; ❤️ zeynep
Tabii ki! Sekizde kapıda olsun, Kaya çok sevinir.

@@ 0 8:05 teacher; as notice; 🙏 parent +11; ❓ kirsty
**Tomorrow’s walk to Alder Brook is on**

Please send wellies, a coat and a packed lunch. We leave at 9:15 and are back by 14:30. The packing list is here: https://alder-grove.example/willow/brook-walk

@@ 0 8:12 parent2; as lift
Is anyone able to share a lift from Larch Road? We’re a car short this week.

@@ 0 8:13 parent2
Two seats would do it. Happy to drive on the way back.

@@ 0 8:20 tom; reply lift; 🙏 parent2 parent marta
I can take two from the bus shelter. Leaving at 8:25 sharp.

@@ 0 8:21 tom
Booster seats in the back already.

@@ 0 8:34 marta; reply lift; as space
Same here, one space. I pass Larch Road anyway.

@@ 0 8:40 moderator; 👍 grace tom carmen +8; ❓ marcus
Which evening suits the costume workshop? Tuesday, Wednesday or Thursday next week, from 18:30 in the hall. Answer here by tomorrow at 18:00 and the most hands win.

@@ 0 8:50 parent; reply space
Marta, could Kaya take your space? She gets travel sick in the back row.

@@ 0 9:02 marta
Of course, @{parent}. She can ride up front with Ola.

@@ 0 9:15 head; 👍 +16; ❤️ +5
All welcome on Saturday at the **Harvest Fair**, 11:00 to 15:00 on the school field, gate on Mill Lane. If it rains we move into the hall.

@@ 0 9:31 grace; ❤️ +18; 👏 parent +8; 🎃 +4
The poster from Willow class is up at the gate. They are very proud of the pumpkin.

@@ 0 9:40 parent2; reply lift; ❤️ parent tom marta teacher
You are all stars. That’s everyone sorted.
`;
