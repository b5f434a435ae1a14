// Hand-written talk of the channels that the whole school reads.

export const headsNotices = `
@@ 140 8:00 head; 🙏 +20; ❤️ +12; pinned
**Welcome to our community**

Good morning, everyone, and welcome back.

From this term, notices come here instead of by paper. You will hear from me at most twice a week. Anything for one class goes to that class; anything urgent still comes by text message from the office.

*What happens here*

- I write, you read. Press **Seen** so that I know.
- Questions are welcome under the notice, or with Mrs Tranter in the office.
- Nothing here is needed by heart. It can all be found again with search.

Diolch, thank you, and see you at the gate.

@@ 118 8:05 head; 👀 +15
**School photographs on Tuesday.** Jumpers, please, and a comb in the bag for after break. Brothers and sisters can be taken together from 8:20 in the hall.

@@ 92 8:10 head; 👀 +18; 🙏 +3
**Mill Lane is closed to cars** from Monday for two weeks while the water pipe is mended. Walking is open on the field side. Please do not turn in the doctors' car park: they have been very patient.

@@ 76 16:30 head; 👏 +21; ❤️ +9
**Thank you.** The sponsored read raised *£1,346.20*. The children read 2,911 books between them, of which I am told 214 were about dragons. Every penny goes to the library shelves.

@@ 61 8:00 head; 👀 +16
**Parents' evening** is next Tuesday and Wednesday, 15:45 to 18:30. Book a time with the office, or on https://alder-grove.example/parents-evening. If you need an interpreter, tell us by Friday and we will arrange one.

@@ 47 7:20 head; 👀 +22; 🙏 +13
**School is open.** The heating is mended (thank you, Mr Baptiste, who was here at five). Hall assembly is in coats today, purely for the fun of it.

@@ 34 8:15 head; 👀 +12
**Nut-free, please.** A child who joined us this term has a serious allergy. Check bars, spreads and pesto. If you are unsure, leave it at home and ask the kitchen.

@@ 20 15:45 head; ❤️ +17; 👏 +10
**Rowan class won the town debate.** The motion was "Homework should be banned". They were asked to argue *against*, and did so with great sadness and complete success.

@@ 12 8:00 head; 👀 +14
**Attendance.** Please ring before 9:00 if your child is ill; after that we have to start ringing you, and Mrs Tranter has only one pair of hands.

@@ 5 8:05 head; ❤️ +11
**Harvest assembly is on Friday at 9:10.** Tins and packets go to Saltmarsh Kitchen again this year. Families are welcome at the back of the hall.

@@ 1 16:00 head; 👀 +13; ❤️ +6
**Harvest Fair on Saturday.** 11:00 to 15:00 on the school field. Bring a bag, some coins and an appetite. Helpers meet at 9:30 by the shed.
`;

export const lunchAndClubs = `
@@ 138 17:00 dawn; 🙏 +9; pinned
Hello from the kitchen! Menus go up here every Sunday. Tell me about allergies *in person* as well, I like to put a face to a list. Jacket potatoes are always on, whatever the day.

@@ 126 18:20 rosa
O Tiago adorou o caril de grão. Dawn, would you share the recipe?

@@ 126 18:41 dawn; ❤️ rosa +4
For 180 or for four? 😄 For four: one onion, two cloves of garlic, a spoon each of cumin and mild curry powder, a tin of tomatoes, two tins of chickpeas, spinach at the end. Twenty minutes.

@@ 103 12:40 theo; 🙏 +5; 👏 +6
**Choir** starts again on Thursday at lunchtime in the hall. No audition, no need to read music. If you can hum, you are in.

@@ 103 13:05 pupil; as choir; ❤️ theo
can year 6 come if they were in it last year

@@ 103 13:10 theo; reply choir
Especially if they were in it last year, Maya. I need somebody who knows where the folders are.

@@ 79 16:20 stuart
Is breakfast club full on Fridays? Isobel could start next week.

@@ 79 16:31 joan; 🙏 stuart
@{stuart}, two places left on Fridays. I have pencilled her in, just pop by to sign.

@@ 52 19:00 sofia
Packed lunch ideas, please. We have reached the stage where *everything* is "too wet".

@@ 52 19:08 kirsty; 👏 sofia +3
Cold pasta, cheese cubes, carrot sticks. Nothing touching. We live by the rule of nothing touching.

@@ 52 19:12 rosa; ❤️ +4
Rice balls. They look like snowballs, they never leak.

@@ 17 15:50 colin; 👀 +7
Football club: the goal net is being mended, so it is jumpers for goalposts this week. The way it should be.

@@ 3 17:00 dawn; 👀 +10; 🙏 +4
**This week**

- Mon: lentil pie, peas
- Tue: chicken or bean wraps, corn
- Wed: roast, or the nut-free roast we are proud of
- Thu: pasta bake, with or without tuna
- Fri: fish fingers or tofu fingers, chips. *Packed lunch for Willow*, who are at the brook
`;

export const libraryFund = `
@@ 130 10:00 moderator; ❤️ +13; 🙏 +6; pinned
The library has 12 shelves, 7 of which hold. We would like **new shelves and 400 books** by the summer. The target is £4,000 and the jar by the office is open.

@@ 112 18:30 helen; 👏 +8
First count: **£412.35**, one euro, and a button. The button has been returned.

@@ 112 18:44 sofia
Can we give books as well as money? We have a whole row of the one with the bear.

@@ 112 18:50 bronwen; 🙏 sofia
Please do, if they still close. The bear is always out on loan. Os gwelwch yn dda, Welsh ones too!

@@ 76 17:05 helen; ❤️ +15; 👏 +12
With the sponsored read we are at **£2,190**. That is more than half.

@@ 41 20:15 daniel
I can build the shelves if somebody buys the wood. Birch ply, about £600 all in. I did our kitchen and it is still standing.

@@ 41 20:22 moderator; 🙏 daniel +9
Daniel. That saves us nearly *eleven hundred pounds*. Yes please.

@@ 41 20:40 leo; ❤️ daniel
dad says i can help with the sanding

@@ 18 9:05 bronwen; ❤️ +10
The children voted on the first fifty books. Top of the list: sharks, then football, then "anything with a map at the front".

@@ 4 18:10 helen; 👏 +9; 🙏 +4
**£2,748.** Saturday's second-hand book stall should take us past three thousand. Spare carrier bags welcome.
`;
