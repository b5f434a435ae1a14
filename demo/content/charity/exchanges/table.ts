// Small exchanges for the big table, the van fund and asking for help; single pieces of news.

export const tableExchanges = `
a: Whoever made the {supper}: I went back twice. | The {supper} last night was the best yet. That's all, as you were.
b: That was {c}, with one eye on the clock. | I'll tell the cook. They'll deny it.
c?: I deny everything. There's a box left in {spot}. [❤️]

a: {crate} of {veg} have turned up. What do people fancy? | We've been given {crate} of {veg}. Ideas before I dream about them?
b: Soup. It's always soup. | Pickle half, roast half.
c?: My mother's recipe starts with exactly that much. | Swap you for some {veg2}. [👏]

a: I've left {bake} in {spot}. First come. | There are {bake} on the side. I'm told they are edible.
b: They *were* on the side. | Had one. Had another to be sure.
a?: Next week I'll make double. [❤️]

a: Is the hall open on {other}? I left my coat. | I think I left my glasses by the urn on {day}.
b: It's on the hook with your name. | I've got them safe. Pick up any time after {clock}.
a?: You're a treasure. [🙏]

a: A new face at the {clock} table on {day}: please say hello, he's shy. | Two new families on {day}. They would like the corner with crayons.
b: I'll sit with them. | Leave it to me, I'm nosy. [❤️]

a: What was that song you were all singing at the sink? | Who was whistling on {day}? It has been in my head since.
b: My gran's. It has eleven verses, you got off lightly. | {c}, and there's no stopping it.
c?: Guilty.

a: Anyone up for a walk along the sea wall on {other}? Slow, with flask. | {other}, {clock}: walk to the lock and back. Dogs welcome.
b: Yes, please. | Count me in, and the dog.
c?: If it's dry. Or if it's wet. [👍]

noor: صباح الخير جميعًا. بقي خبز من الأمس، من يريد؟ | الخبز جاهز، تعالوا وخذوا ما تحتاجون.
b: I'll have two, thank you! | Is that the one with sesame? On my way.
noor?: Of course. أهلًا وسهلًا! [❤️]

agnieszka: Dziś zrobiłam zupę ogórkową. Kto nie próbował, musi spróbować! | Pierogi w lodówce, podpisane. Proszę częstować się.
b: I don't know what it says but I'm coming. | One bowl or two, they ask. Two. [❤️]

klaus: Ich fahre am {clock} zum Großmarkt. Braucht jemand etwas? (Going to the market at {clock}, anyone need anything?) | Der Anhänger ist am Wochenende frei, falls jemand umzieht. Trailer's free at the weekend.
b: {stock}, if they have it cheap! | Bless you, Klaus. I'll ask around. [🙏]

a: Is it {supper} on {day}? My neighbour will only come for {supper}. | Word on the stairs is {supper} this {day}. True?
b: True, if the {veg} arrive. | You heard right. Tell your neighbour I'm saving a corner piece.
a?: They'll be first in the queue. [❤️]

a: We sang happy birthday to {b} and forgot the cake. Cake's on {day}. | {b} is a year older and won't say which.
b: I heard you through the wall. Lovely. | I'm four hundred and six. Thank you all. [❤️👏]

a: Does anybody play the piano in the hall? It looked lonely. | Found a squeezebox at the tip and fixed it. Who can play?
b: Badly, with confidence. | {c} can, don't let them tell you otherwise.
c?: Only if there's soup after. [👏]

a: First frost. Has everyone got a blanket? There are {few} spare in {spot}. | It's turned cold. If your heating's off, come and sit with us from {clock}.
b: Thank you for thinking of it. | I'll take one to the corner house.
coordinator?: The hall is open till eight all week. No need to buy a thing. [🙏❤️]

a: The jigsaw table is short of {few} pieces and one of them is the sky. | Who has been doing the jigsaw in secret? It's *finished*.
b: I take one piece home each night, for suspense. | Wasn't me. I only do edges. [👀]

a: What a supper. {few} nationalities at our end and one bottle of chilli sauce. | Our table spoke {few} languages tonight and agreed on pudding.
b: The sauce is mine. Be careful with it. | That's what it's for. [❤️]

mei: 明天{clock}包饺子，会不会包都欢迎。 Dumplings, come and fold. | 我煮了一大锅姜茶，天冷，快来喝。 Ginger tea on the stove.
b: On my way! | I fold like an envelope, but I'm coming. [❤️]

parent: Yarın ekmek kalırsa bize de ayırır mısınız? | Mercimek çorbası hazır, buyurun gelin! Lentil soup, come!
mehmet: Tabii, iki tane ayırdım. | Geliyorum, kaşığım elimde. [🙏]
`;

export const vanExchanges = `
a: {feat} at ours made {sum} for the van. | {sum} from {feat}! Not bad for {few} of us.
harold: Received, with thanks. | In the book. Thank you!
b?: Brilliant. [👏❤️]

a: Is it better to give by transfer or in the tin? | How do I give monthly? Small, but every month.
harold: Transfer, please, with "van" on it. | There's a form on the website. Small and steady is the best kind. [🙏]

a: My firm will match up to {sum}. Who signs? | The choir would like to sing for the van. Who do I ask?
coordinator: Send it to Harold and me, and thank you. | Me! And yes, gladly. [❤️]

a: I saw a van like ours for sale at the garage on {road}. | What mileage are we hoping for?
klaus: I'll have a look on {other}. | Under a hundred thousand, and no rust at the arches. [👍]

a: Thermometer in the hall window is up to date, I coloured it in myself. | Shall we paint the thermometer bigger? People slow down to read it.
b: It looks a treat. | Yes, and a little van at the top. [❤️]

a: My grandson has sent his pocket money for the van: {sum}, which can't be right, but there it is. | An envelope through the door: {sum}, "for the van, from the second floor".
coordinator: I'll write to say thank you tonight. | What people. Thank you. [❤️🙏]

a: Do we need insurance for {few} drivers or more? | Who'll be allowed to drive the van?
harold: {few} named drivers, over 25. | Anyone who's done the course, and I'll pay for the course. [👍]
`;

export const helpExchanges = `
a: My {house} has given up. Does anyone know about such things? | Could somebody look at a {house}? I've turned it off and on.
b: I could come by on {other}. | Happy to look. Is after {clock} all right?
a: Thank you so much. | Please do. I'll put the kettle on. [🙏❤️]

a: I've had a {paper} and don't follow a word. | Would someone sit with me over a {paper}?
b: Bring it on {day}, we'll do it over soup. | I used to fill those in for a living. {other}, at the hall?
a?: That's such a relief. | I'll bring it, and {bake}. [❤️]

a: One please, for {day}. | Could I have {few} for {day}? My sister's here with the children.
coordinator: Of course. | Already on the list. Come hungry. [❤️]

a: Is there anyone going past the chemist on {road}? | Could anybody fetch a parcel from {road}? My knee is on strike.
b: I go past at {clock}. Consider it fetched. | Yes. Text the office the name, not here.
a?: You're very good. [🙏]

a: Does the hall have a step? I'll be coming with a frame. | Is there somewhere quiet to sit on {day}? The noise is hard for my son.
coordinator: Ramp at the side, and I'll keep you a chair by the door. | Yes, the little room. I'll put the lamp on and keep it for you. [❤️🙏]

a: Has anyone a spare {house}? Ours is past praying for. | Looking for a second-hand {house} for the flat.
b: There's one in {spot} that nobody has claimed. | I'll ask my brother, he keeps everything. [🙏]

a: Who can read a letter in Polish? It's for my neighbour. | Does anybody speak Arabic? A lady at the door needs the chemist.
b: I'll come down at {clock}. | Ask Noor or Abdullah, one of them is always about.
a?: Sorted. What a place this is. [❤️]

a: Lift needed to the hospital on {other}, {clock}, from {road}. | Could somebody sit with Dad on {other} for an hour?
b: I can do that. | Yes. I'll bring the crossword.
a: I can't tell you what that means. [🙏❤️]
`;

export const charityNews = `
coordinator: **{count} suppers** on {day}. Thank you to everyone who chopped, stirred, carried and dried. [❤️👏]

coordinator: **{feat}** is on {other} in the hall. Bring something to share, and somebody who has not been before. [👍❤️]

coordinator: We are low on **{stock}**. If your shop has it on offer, the hall is open till eight. [👀]

harold: The box at the library held **{sum}** this month. Thank you to whoever folds the notes so small. [👏]

coordinator: **Kitchen closed on {other}** for the gas man. Suppers on {day} as usual. [👀]

coordinator: **New faces.** {few} people did their first shift on {day}. If you see someone reading the labels upside down, say hello. [❤️]

coordinator: The {road} round has moved to {clock}, so that the boxes are hot at the far end. [👀]

coordinator: A thank-you from the flats by {road}: a card with {count} signatures, one of them a paw. It's in the hall. [❤️👏]

harold: Gas is up, {veg} are down. We are on budget by **{sum}**. [👍]
`;
