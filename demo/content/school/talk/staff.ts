// Hand-written talk of the staff.

export const staffRoom = `
@@ 136 8:05 head; 👍 +6; pinned
Morning, all. This replaces the whiteboard, not the kettle. Cover goes here by 7:30, cake whenever it happens. Nothing about a child by name, please: that stays in the office system.

@@ 110 7:12 bronwen
Train stuck outside town. I should be in by 8:50. Could anyone take Hazel for register?

@@ 110 7:15 sioned; 🙏 bronwen head
I've got them. Cymer dy amser.

@@ 85 12:35 theo
Whoever borrowed the glockenspiel: the beaters as well, please. One cannot glock without them.

@@ 85 12:41 sunil; 👏 theo
They are in Rowan. There was an incident with a volcano.

@@ 66 16:40 joan
Printer is out of cyan and refuses to print *black*. I've asked it nicely.

@@ 66 16:58 colin; 🙏 joan
Turn it off, wait for a count of twenty, open tray two, close tray two. Don't ask me why.

@@ 66 17:04 joan
It worked. I'm a little frightened of you.

@@ 47 5:50 colin; ❤️ +7
Boiler's on. Radiators need an hour. Hall's slow, as ever.

@@ 31 15:35 teacher; as rope
Does anybody have 20 metres of rope that floats? It is for science.

@@ 31 15:41 sunil; reply rope
Is it for science, or for "science"?

@@ 31 15:44 teacher; 👏 sunil +3
Science. We are measuring a brook. I shall return it wet and educational.

@@ 16 8:20 fatima; 👀 +6
First aid bags have been refilled and are on the hook by the medical room. If you take the last ice pack, write it on the list, do not just think it.

@@ 3 15:50 sunil
Cake in the staff room. Lemon. There were eight slices when I began this sentence.

@@ 0 7:32 fatima; 👍 teacher sunil bronwen
Cover today: I am with Hazel first thing while Bronwen is on her course. @{theo} has hall duty, @{sioned} the gate.

@@ 0 7:40 teacher; 🙏 fatima
Lovely. Risk assessment for the brook is signed and on Joan's desk, two copies.
`;

export const safeguarding = `
@@ 128 9:15 fatima; 👀 head teacher; pinned
What this channel is for: agreeing who does what, and when we meet. **No names, no details.** Those belong in the case system and nowhere else.

@@ 81 13:20 fatima; 👍 teacher
Refresher training is booked for the inset day, 9:00 to 11:00. Please bring the scenario sheets.

@@ 44 16:10 head
Photo consent list has changed for two families. New list is in the office safe. Could you both check your displays tonight?

@@ 44 16:55 teacher; 🙏 head fatima
Done. One picture came down.

@@ 13 12:02 fatima
I would like ten minutes with each of you this week. Thursday after school?

@@ 13 12:20 head; 👍 fatima
Thursday, 15:40, my room.

@@ 0 8:02 fatima; 👀 teacher
For tomorrow's walk: adult ratio is 1 to 6, and both first aiders carry the medicine bag. Agreed?

@@ 0 8:10 teacher
Agreed. Sioned and I have one each.
`;
