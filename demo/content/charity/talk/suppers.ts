// Hand-written talk of the channels around the suppers.

export const supperShifts = `
@@ 110 17:00 coordinator; 👍 +8; pinned
**How shifts work.** I post the sheet on Tuesday for the Saturday, and on Saturday for the Tuesday. Say which hour you can do. If you can't come after all, say so *here*, as early as you can. No excuses needed, ever.

@@ 87 19:30 tess
Tuesday cooking, 16:00. I come straight from the ward, so start without me if I'm stuck.

@@ 68 8:20 callum
can i do saturday prep every week? its for my award, i need 24 hours altogether

@@ 68 8:31 coordinator; 👏 callum
You can, and I'll sign every one of them. You are at six already.

@@ 44 18:05 abdullah
لا أستطيع القيادة يوم السبت، عندي مناسبة عائلية. I can't drive on Saturday, family day. Sorry for the late word.

@@ 44 18:12 olive; 🙏 abdullah
Mabrouk! I'll take your round.

@@ 16 17:25 coordinator; 👀 +9
Full house for Saturday. If you are not on the sheet and come anyway, you will be handed a tea towel and thanked.

@@ 5 18:00 dot
Put me down for washing up. The usual sink.

@@ 5 18:04 moderator; ❤️ dot
The sink has been told.

@@ 2 17:20 coordinator; as sheet; 👀 +14
Saturday’s sheet is up. We are short of drivers, so please ask a friend.

- **14:00 to 16:00** Prep and chopping: Noor, Ben, Lottie. *Full*
- **16:00 to 18:30** Cooking, food hygiene needed: Idris, Jean. *1 spot left*
- **18:00 to 20:00** Driving round, own car: Sam. *2 spots left*

@@ 2 18:31 aidan; reply sheet; 🙏 coordinator
Put me down for driving. I know the Fen End round with my eyes shut, though I shall keep them open.

@@ 1 9:20 noor
I'll bring bread for the prep table as well. @{volunteer}, have we butter?

@@ 0 8:41 ravi; reply sheet
I can cook, if the spot is still there.

@@ 0 8:47 coordinator; 👏 +3
It's yours, Ravi. So that leaves **one driver** for Saturday.
`;

export const kitchenCrew = `
@@ 105 15:00 idris; 👍 +7; pinned
Fridge rules, once and for all:

1. Label it: what, when, *who*
2. Raw at the bottom. Always. Even if it's "only for a minute"
3. Probe it: 75 °C in the middle, for thirty seconds
4. If in doubt, throw it out and tell me. Nobody ever got shouted at for throwing out

@@ 84 11:40 ravi
Dal for 120: 9 kg red lentils, 14 litres water, 300 g ginger. The big pot takes it with two fingers to spare. I measured.

@@ 84 11:44 samira; ❤️ ravi
Two of whose fingers?

@@ 59 10:05 mehmet
Mayayı dolaba koydum, lütfen atmayın! Yeast is in the fridge door, it looks like mud, do NOT bin it.

@@ 59 10:30 tess; 👀 +3
I had it in my hand. You saved it by a minute.

@@ 32 14:20 agnieszka
Duży garnek przecieka przy uchwycie. The big pot drips at the handle. Klaus, czy możesz zerknąć?

@@ 32 16:30 idris; 🙏 +4
Klaus has welded it. It's better than new and will outlive us.

@@ 12 13:10 lucia
¿Cuántos vegetarianos hay este sábado?

@@ 12 13:22 samira; 🙏 lucia
Thirty-eight, of which six vegan, two no gluten. It's on the door.

@@ 1 19:05 samira
Stock list done. We are rich in rice and cabbage, poor in *foil*.

@@ 0 8:51 ben; ❤️ +6
Squash stew for Saturday. First batch is cooling.

@@ 0 9:02 noor; 👍 ben
That looks wonderful. I can bring bread.

@@ 0 9:36 volunteer; as foil
@{noor} do we have enough foil trays for 150?

@@ 0 9:38 coordinator; reply foil
There’s a box in the cold store, I think.
`;

export const drivers = `
@@ 102 12:00 coordinator; 👀 +5; pinned
Street corners and first names only in here. The round sheets with addresses stay on paper, in the bag, and come back with the bag.

@@ 77 18:50 olive
The thermal bag with the broken zip: I've sewn it. It closes like a suitcase now, sit on it.

@@ 53 17:15 klaus
Achtung, Glatteis auf der Brücke. Black ice on the bridge, go round by the mill.

@@ 53 17:18 aidan; 🙏 klaus +3
Ta. I'll do the bridge ones on foot from the chapel.

@@ 25 20:10 abdullah
آخر وجبة سُلّمت، والحمد لله. All delivered. The lady with the parrot says the soup was "adequate". The parrot agreed.

@@ 25 20:14 sam; ❤️ abdullah +4
From that parrot it's a medal.

@@ 3 18:02 sam; as fen
Back road to Fen End is shut again. Who has room for two more drops?

@@ 3 18:10 idris; reply fen; 🙏 sam +3
I can take both. I go past the chapel anyway.

@@ 3 18:12 coordinator
Shall I tell the corner house to expect you?

@@ 3 18:15 idris
Please. About half six.

@@ 0 7:45 aidan
Bags are dried, folded and counted: eleven. We lend twelve. Check your boots.

@@ 0 8:20 olive; 👀 aidan
Ah. Found it. It was under the dog.
`;

export const recipesAndSwaps = `
@@ 94 11:00 samira; ❤️ +6; pinned
One recipe, one message, please: *how many it feeds* at the top, then what, then how. Swaps as well: "have three crates of leeks, want anything that is not a leek".

@@ 72 10:30 ben
**Squash stew, feeds 60**

- 12 kg squash, skins on if they are young
- 3 kg onions, 40 cloves of garlic
- 2 kg dried butter beans, soaked
- a fistful of sage, another of thyme

Roast the squash first or don't bother. Everything else can wait, the roasting can't.

@@ 72 11:15 parent2; 🙏 ben
And for five, by somebody with one oven shelf?

@@ 72 11:20 ben; 👍 parent2
Divide by twelve and invite a friend.

@@ 48 19:00 lucia
Cambio: seis kilos de limones por algo que *no* sea repollo.

@@ 48 19:12 mei; 👏 lucia +5
I have cabbage.

@@ 48 19:13 lucia
¡Mei!

@@ 19 9:25 gwen
**Bara brith, feeds 12 or one Harold.** Soak a pound of fruit in cold tea overnight. In the morning a pound of flour, half a pound of sugar, one egg, spice. Slow oven, an hour and a half. Paid ag agor y drws!

@@ 19 9:40 harold; ❤️ gwen +4
I resent that and would like the recipe doubled.

@@ 6 12:40 nikhil
Have: 20 jam jars with lids. Want: to see my floor again.

@@ 6 12:52 dot; 🙏 nikhil
Mine. I'll send them back full.
`;
