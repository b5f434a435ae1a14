// Small exchanges for shifts, the kitchen, the drivers and the recipes.

export const shiftExchanges = `
a: I can't do {shift} this {day} after all. Sorry for the late word. | Something's come up, I'm out for {shift} on {day}.
b: I'll take it. | No matter. I can do it if someone does my {other}.
coordinator?: Thank you both, sheet is changed. | Sorted. Look after yourself. [🙏]

a: Any room for one more on {day}? I've a friend who'd like to try. | My neighbour wants to help on {day}. Which shift is kindest for a first time?
coordinator: {shift}, and I'll show them round. | Prep. Nobody has ever been frightened by a carrot. [❤️]

a: Who's bringing the keys on {day}? | Keys for {day}: do I have them, or do you?
b: I have them. Open from {clock}. | They're with me, I'll be there early. [👍]

a: {shift} is short by one on {day}. | We need one more for {shift} this {day}.
b: Put me down. | I can come if I may leave at {clock}.
coordinator?: Perfect. [🙏👏]

a: Home, feet up. {count} out of the door tonight. | That was a busy one: {count}.
b: And not one complaint, apart from the parrot. | Well done all. Best crew going. [❤️👏]

a: How many hours have I done by now? It's for my form. | Could someone sign my volunteer sheet on {day}?
coordinator: I make it {number}. Bring the form. | Bring it on {day}, I'll have a pen. [🙏]

a: Is there parking for {shift} on {day}, or is the market on? | Which door for {shift}? I'm new.
b: Market's on. Leave it at the chapel. | Round the back, by the bins, mind the step.
a?: Thank you! [👍]

a: I could do an extra {shift} if you're stuck. | I'm free for {shift} on {day} after all.
coordinator: Bless you, yes. | You're on. That's the full set. [❤️🙏]

a: Can my daughter come along to {shift}? She's fifteen. | What's the youngest you take for {shift}?
coordinator: With you beside her, gladly. | Fourteen with an adult, not by the hob. [👍]

a: Aprons: we're down to {few}. I've washed what I could find. | Whoever took the aprons to wash: you're a saint, and we need them by {day}.
b: They're on my line now. | Ironed and in {spot}. [🙏]
`;

export const crewExchanges = `
a: Where does the {tool} live these days? | Has the {tool} gone home with somebody?
b: It's in {spot}. | Look in {spot}, where it was last time.
a?: Found it, thank you. | It was in my hand. [🙏]

a: We're nearly out of {stock}. | Last of the {stock} went tonight.
samira: On the list. | I'll order today, here by {other}. [👍]

a: {supper} for {count} on {day}: do we start at two or earlier? | Who has made {supper} for {count} before?
b: Start with the onions at two, the rest follows. | I have. Double the garlic and don't stir too much.
c?: And somebody must taste it who isn't the cook. [👍]

a: The {veg} need using before {other}. | Can the {veg} go into {day}'s {supper}?
b: Yes, roast them first. | They can. Wash twice, they're sandy.
a?: Done. [👍]

a: Fridge log for {other}: 3 °C, 4 °C, and one that thinks it's summer. | Fridge two is at 8 °C. I've moved everything.
idris: Well spotted. I'll ring Klaus. | Thank you. Note it on the door, please, with the time. [🙏👀]

a: {few} vegan and {few2} without gluten on {day}, on top of the usual. | Late change: {few} more vegans for {day}.
b: Fine, the base is vegan until the last pan. | I'll keep a tray apart. Blue label. [👍]

mehmet: Ekmekler {clock} gibi hazır, sıcak sıcak. Bread at {clock}. | Fazladan hamur var, pide yapalım mı? Spare dough: flatbreads?
b: Yes! A thousand times. | I'll bring the za'atar. [❤️]

lucia: ¿Quién tiene la tapa de la paellera? | Hoy toca {supper}, pero con un toque mío. No digo más.
b: Lid's in {spot}, Lucía. | I trust you completely. [❤️]

a: Somebody has washed the *good* pan with the green side. | A plea: the black pan is wiped, never scrubbed.
b: Was me. I've bowed to it and apologised. | I'll write it on the wall. In oil. [👀]

a: Delivery came: no {veg}, twice the {veg2}. | The shop sent {crate} of {veg} instead of {veg2}.
samira: Then it's {supper}. | Fine, I'll turn the menu round. [👍]

a: Taste test, please: is the {supper} short of something? | Too much salt in the {supper}, my fault. Can it be saved?
b: Lemon. It's always lemon. | Potatoes, whole, twenty minutes, out again.
a?: It worked! [🙏]

a: {count} boxed by {clock}. Is that a record? | {count} covers and still {few} portions over.
idris: By four minutes. | Freeze them flat, label them twice. [👏]

a: First aid box needs plasters, blue ones. | I've cut my thumb, I'm all right, the {tool} is sharper than it was.
tess: On my list. Gloves on top, always. | Sit down and show me. [❤️]

callum: what temperature for the {supper} again | is it ok if i do the {veg} differently to the sheet
idris: 75 in the middle, thirty seconds, write it down. | If it's faster and as safe, yes. Show me first. [👍]
`;

export const driverExchanges = `
a: {road} is {trouble}. | Heads up: {road} is {trouble} tonight.
b: Thanks, I'll go round. | Just got through, slowly. Allow ten minutes more.
c?: Same by {road2}. [🙏]

a: I've room for {few} more drops from {clock}. | Could someone take {few} of mine? I'm running late.
b: Meet you at {road}. | I'll take them. Same corner?
a: Thank you! | You're a star. [🙏👍]

a: Bag count: ten back, two out. | One thermal bag missing since {day}.
b: It's in {spot}. | Mine, sorry. Bringing it on {day}. [👍]

a: All done by {clock}. {count} boxes, no spills. | Last one delivered. {count} tonight.
b: Well driven. | Tea's on. [❤️👏]

a: The corner by {road} has no light. Take a torch. | Somebody new at {road} from {day}. Knock twice, he's hard of hearing.
b: Will do. | Noted on the round sheet. [👀]

a: Fuel slip for this month: {number} miles, {few} rounds. | Who do I give the mileage to?
b: Harold, in an envelope, with a smile. | Pigeonhole in the hall. [👍]

a: The gentleman by {road} didn't answer. I've left a note and told Jean. | No answer at {road} tonight, curtains open, lights on.
coordinator: I've rung. He was asleep in front of the cricket. All well. | Thank you for not just leaving it. I'll go round now. [🙏❤️]

a: Puddings went to {road} twice and to {road2} not at all. My doing. | I mixed up two boxes by {road}. They've swapped over the wall.
b: Happens to all of us. | They've been wanting an excuse to talk for years. [❤️]

a: Who has snow tyres? Forecast says {day}. | Fog coming in by {road}. Take it slowly.
klaus: I have, and chains. I'll take the hill. | Langsam fahren, bitte. Suppers keep, drivers don't. [👀🙏]
`;

export const recipeExchanges = `
a: How do you make {supper} for six? The kitchen's version starts with nine kilos. | {supper} at home: what's the secret?
b: Less water than you think. | Divide by twenty, then add an onion for luck.
c?: And leave it till the next day, if you can. [🙏]

a: Have: {crate} of {veg}. Want: anything else. | Swap: {crate} of {veg} for a jar of anything.
b: I have eggs! | Marmalade, last year's, good one.
a: Done. I'll leave mine in {spot}. [👏]

a: Does anyone have a use for {bake} that didn't rise? | What do I do with too much {veg}?
b: Trifle. Everything ends in trifle. | Soup on Monday, fritters on Tuesday, chutney for ever.
c?: Bring it on {day}, we'll make it look deliberate. [❤️]

a: **{veg}, feeds 8.** Slice thinly, salt, wait an hour, rinse. Oil, garlic, lemon, high heat, quick. | **Quick pickle of {veg}, one big jar.**¶¶1. Slice as thinly as you dare¶2. Half vinegar, half water, a spoon of sugar, a spoon of salt¶3. Pour hot, wait a night
b: Would it work with {veg2}? | And with {veg2}? I have rather a lot.
a?: It would work with a shoe. [👏]

a: Is there a version of {supper} without dairy? | Who makes {supper} without onion? My mother can't have it.
b: Coconut milk at the end. | Fennel, and more time. [🙏]

a: Who has the recipe for last {day}'s {supper}? Three people have asked. | That {supper}: could we have it written down before it's forgotten?
b: I'll write it up tonight. | It's on the back of an envelope. I'll find the envelope.
c?: Please do, I'm making it for my mother. [🙏]

a: {bake} without eggs: possible? | What makes {bake} go hard by evening?
b: A spoon of yoghurt, or half a banana. | Over-baking, or pride.
a?: I'll try that on {other}. [👍]
`;
