// Small exchanges for Year 5 families.

export const familyExchanges = `
a: Has anyone seen a {colour} {thing}? {a-kid} had it at lunch and not at home. | {a-kid} has come home without the {colour} {thing} again. Any sightings? | Lost: one {colour} {thing}. It has our name in it, in theory.
b: I saw one by the {place} this morning. | There is one on the wall at the {place}, if that helps. | Something {colour} was hanging at the {place} when we left.
a?: That's the one, thank you! | Found it. Thank you, {b}. | You are kind. We'll look on the way in. [🙏]

a: A {garment} has come home in our bag that isn't ours. Size {size}, no name. | Whose is the {garment}, age {size}? {a-kid} says it "was just there".
b: Could be ours! Does it have a button missing? | I think that's {b-kid}'s. Is there paint on the cuff?
a: It does. I'll hang it at the {place} tomorrow. | Yes! At the {place} at {clock}? | That's the one. I'll send it in on {day}.
b?: Perfect. | Thank you, that saves us buying a third one. [❤️]

a: Could anyone bring {a-kid} home on {day}? I have a meeting on the other side of town. | I'm stuck until late on {day}. Could {a-kid} walk home with someone towards {lane}?
b: We go that way. Happy to. | Of course, {b-kid} will be delighted. | Yes, I'm picking up anyway. I'll wait at the {place}.
a: You've saved my {day}. Thank you, {b}. | Thank you! I owe you one, or three. | Brilliant, I'll tell the office. [🙏❤️]

a: Which page is {subject} this week? The sheet got wet. | Does anyone have a picture of {subject}? Ours met a puddle.
b: It's {page}, the first column only. | {page}, and only the questions with a star.
c?: And it's due on {day}, not the day it says. | Due {day}. I asked.
a?: Thank you both. | Phew. Thank you! [🙏]

a: How did everyone find {subject}? We took an hour and there was sighing. | Is it just us, or was {subject} hard this week?
b: Not just you. We stopped after half an hour, as Ms Okafor said. | We did half and wrote a note. | {b-kid} liked it, which worries me.
teacher?: Thank you for saying. We'll look at it together tomorrow; no need to finish. | Noted! I'll go over it in the morning. Nobody is behind. [🙏❤️]

a: Is it PE tomorrow, or did it swap with music? | Did PE move to {day} this week?
b: PE as usual, I think. Trainers anyway. | It moved because of the hall. {day} this week.
sioned?: Confirmed. Kit on, please, and hair tied up. | That's right. And water bottles! [👍]

a: What time does the {club} finish these days? | Does {club} end at the gate or in the hall?
b: {clock}, at the {place}. | They come out at the {place}, about {clock}.
a?: Thank you, I was about to stand in the wrong place. | Got it. [🙏]

a: It's {a-kid}'s birthday on {day} and there will be a cake at the {place} after school. Everyone from Willow is welcome, and small brothers and sisters too. | Cake at the {place} on {day} after the bell, for {a-kid}'s birthday. No presents, please, just appetites.
b: Lovely! Is there nut in it? {b-kid} will ask. | We'll be there. Can I bring anything?
a: No nuts, no eggs, plenty of sugar. | Just yourselves. It's nut-free. [❤️]
c?: Penblwydd hapus! | Happy birthday from all of us!

a: Head lice, friends. Check behind the ears. | A quiet word about nits: we have had them, they are gone, please look.
b: Thank you for saying so. We all get them and nobody says. | We had them last month. Cheap conditioner and a good film.
c?: The metal comb from the chemist, not the plastic one.

a: The bus is late, we're a crowd at the shelter with {b-kid} in charge. | Bus on {lane} has not come. About six of ours are waiting.
b: I'll ring the office so nobody gets a late mark. | I've room for three, coming round now.
joan?: Thank you, noted. Come in by the office door. | All marked as on time. Don't run! [🙏]

a: {weather} out there. Is break indoors? | Coats or no coats? {weather} at our end.
b: Out, I should think. They went out yesterday in worse. | Always coats. They can carry them.
teacher?: We go out unless it is thunder. Coat, please!

zeynep: Yarın için {subject-tr} ödevi var mı, bilen var mı? | {subject-tr} ödevini bulamıyorum, hangi sayfaydı?
parent: Var, sayfa {number}. Kaya yarısını yaptı bile. | Sayfa {number}. Kısa, on dakika sürüyor.
zeynep: Sağ ol, hemen bakıyoruz. | Çok sağ ol, canım. [🙏]

piotr: Czy zebranie jest {day-pl}, czy tydzień później? Zgubiłem kartkę. | Ktoś pamięta, o której kończą się zajęcia {day-pl}?
marta: Tak, {day-pl}, o {clock}. Idziemy razem? | O {clock}, jak zawsze.
piotr?: Dzięki! | Super, do zobaczenia. [👍]

wen: 请问{day-zh}要带画画用的旧衣服吗？ | 请问{day-zh}的游泳课取消了吗？
grace: 我问过老师了，和平时一样。 | 没有变化，照常。
wen?: 明白了，谢谢！ [🙏]

layla: هل يوجد دوام يوم {day-ar}؟ لم أفهم الرسالة جيدًا. | متى يبدأ {club-ar}؟
teacher: Layla, I have written it on a note in Sami's bag. Same as every week. | Just as usual, Layla. Sami knows the way.
layla?: شكرًا جزيلًا! [❤️]

jonas: Hat jemand noch Eierkartons für das Kunstprojekt am {day-de}? Wir essen nicht so schnell. | Weiß jemand, ob das Klassenfoto am {day-de} ist?
b: I think I understood that, and yes. My German is from school. 😄 | Ja! And that is all my German, Jonas.
jonas?: Genau! Danke dir. | Perfect, thank you. [🙏]

a: Reminder to self and others: {subject} is due on {day}. | For anyone who, like me, lives from day to day: {subject}, {day}.
b: I did *not* know that. Thank you. | Bless you. {b-kid} said "no homework" with such a straight face.
c?: There goes the evening. | Found ours under the cat.

a: Would anybody like to share a lift to swimming? We have space for two from {lane}. | We have two seats from {lane} on {day}, if anyone's stuck.
b: Yes please, for {b-kid}. Shall we say {clock}? | That would be wonderful. {clock} at the {place}?
a: Done. [👍]

a: {a-kid} would like to thank whoever shared their {pudding} today. | Somebody gave {a-kid} half their {pudding}. The day was saved.
b: That would be {b-kid}, who doesn't like {pudding}, so it's not all nobility. | {b-kid} confessed. You're welcome! [❤️👏]

a: What do we do with outgrown reading books? We have a shelf. | Anybody want {bookish}? We've read it aloud forty times.
b: There's a swap shelf in the entrance, or keep them for the fair. | Yes please! {b-kid} has been asking for {bookish2}, but that will do.
a?: I'll bring a bag on {day}.

a: The spelling word in our house tonight is "{word}". Send help. | "{word}" has made somebody cry, and it wasn't {a-kid}.
b: We sing it. To the tune of whatever's on. | Write it with the hard bit in red. Worked for {b-kid}.
c?: Ours is "{word2}". Solidarity. [❤️]

a: Did anyone catch what the visitor said about {topic}? {a-kid} came home full of it and slightly incoherent. | {a-kid} won't stop talking about {topic}. What happened today?
b: There was a man with a bucket and a map. That's all I could get. | {b-kid} drew it for us. On the kitchen table. In pen.
teacher?: It was a *very* good bucket. [❤️]

a: Another tooth is out, at {club}, apparently. If it turns up, we'd love it. | {a-kid} lost a tooth near the {place} and is inconsolable.
b: We'll look on the way in. | {b-kid} says a squirrel has it.
sioned?: A note to the tooth fairy is in the book bag, signed and stamped. [❤️]

a: Bikes tomorrow: is the shed open early? | Can scooters go in the bike shed, or by the {place}?
b: Open from eight. | Bike shed, and take the helmet in, they vanish.
a?: Thank you! [👍]

a: Anyone for the park after school on {day}? We'll bring {pudding}. | Park, {day}, straight from the {place}? The forecast says dry.
b: Yes! | We'll be ten minutes behind you.
c?: Us too, if {c-kid} has finished {subject}. [👍❤️]

a: Our {thing} has turned into somebody else's {thing}. Same make, different teeth marks. | Swap needed: we have the wrong {colour} {thing}.
b: Is there a sticker on the bottom? Then it's ours. | Ah. That explains a lot.
a?: Sticker confirmed. {place}, {clock}? [👏]

a: Is it non-uniform on {day}? I have three different answers from one child. | {day}: uniform, or come as something from {topic}?
b: Uniform. I rang. | As something from {topic}, I'm afraid. It's in the newsletter.
c?: There goes my evening. [👀]

a: Can I just say how kind {b-kid} was to {a-kid} at lunch this week. | {b}, please tell {b-kid} thank you from us. A hard week made easier.
b: That's so nice to hear. I'll tell them tonight. | You've made me cry in a queue. Thank you.
teacher?: I saw it too. [❤️]

a: {lane} is blocked by a lorry, go round. | Traffic on {lane} is at a standstill. Leaving early is wise.
b: Thanks! Walking instead. | Saw it, turned round, thank you. [🙏]

a: Do we have a class list for cards? {a-kid} wants to write one to everybody. | How many are we in Willow these days? I'm counting cupcakes.
b: The office has one: thirty names, plus Ms Okafor and Sioned. | I make it thirty. Bring thirty-two.
a?: Thirty-two it is. [👍]

a: Has the photo order form come home with yours? | When do the class photos come?
b: Ours was at the bottom of the bag, under a banana. | {day}, the office said.
joan?: Any day this week will do. [🙏]

a: {a-kid} has asked for a {garment} "like {b-kid}'s". Where's it from? | Where do people buy a {garment} that lasts past {day}?
b: Uniform swap! It's been through two children already. | The shop on {lane}. Buy it big.
a?: Thank you. [👍]

a: Does anyone have the words of the assembly song? We know the first line very well by now. | Which song is it for assembly? We're practising the wrong one with great feeling.
b: It's on the sheet with the {colour} border. I'll send ours in. | The one about the river. There are actions.
c?: There are *so many* actions. [❤️]

a: Running late, stuck behind a tractor on {lane}. Could someone wait with {a-kid}? | Ten minutes late for pick-up, sorry. Is anybody still at the {place}?
b: I've got {a-kid}. Take your time. | Still here, we're counting clouds.
a: Thank you, thank you. [🙏❤️]

a: Spare ticket for the {event}, free to whoever says please. | We can't go to the {event} after all. Two tickets going.
b: Please! | Yes please, {b-kid} would love it.
a: Yours. [👍]

grace: 家长开放日{day-zh}下午，需要翻译的话告诉我。(I can interpret at the open afternoon, just ask.) | {day-zh}放学后图书角有中文绘本，欢迎带孩子来。(Chinese picture books in the corner after school.)
wen: 谢谢！我们会去的。 | 太好了，我们一定来。
b?: What a kind thing to offer, Grace. [❤️]

carmen: ¿Alguien sabe si el {day-es} hay clase de música? Mateo no encuentra la flauta. | Necesito una caja de cartón grande para el {day-es}. ¿Alguien tiene?
b: I think I followed that. Recorders are on the piano! | We've a huge one, Carmen. It held a fridge.
carmen?: ¡Mil gracias! [🙏]
`;
