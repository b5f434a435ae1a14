// Small exchanges for the staff room, and single notices for the announcement channels.

export const staffExchanges = `
a: Has anybody got the key to {room}? | {room} is locked and I'm on the wrong side of it.
colin: On my way. | Under the blue pot. You didn't hear that from me. [🙏]

a: The {machine} is making a noise. | {machine}: out of order, or out of paper, or both?
colin: I'll have a look after the boiler. | Leave it. Don't press anything. Coming.
a?: It stopped when I walked towards it. | Fixed! Thank you. [🙏]

a: {cake} in the staff room. Help yourselves. | There is {cake} next to the kettle, from a grateful family.
b: Was. There *was* {cake}. | You're a good person, {a}.
c?: Saved one for whoever's on duty. [❤️]

a: Can anyone swap break duty on {day}? | I need to be at a meeting on {day} at {clock}. Could somebody take my duty?
b: I'll take it. | Swap you for my {day2}.
a: Thank you! | Done, and thank you. [🙏]

a: Is {room} free on {day} after {clock}? | Could I borrow {room} for half an hour on {day}?
joan: It's yours, I've put it in the book. | Choir has it until then, after that it's yours. [👍]

a: The {topic} box: is it with anyone? | Does someone have the {topic} posters?
b: In {room}, second shelf. | I have it until {day}, then it's yours.
a?: No hurry. [👍]

a: Lost property is now a mountain. Please send somebody small with a sharp eye. | Sixteen {garment}s in lost property. Sixteen.
b: Willow will come and look at {clock}. | One of those is mine. As in, an adult's.
joan?: On {day} the rest go to the swap crate. [👀]

a: {weather} at the gate. Indoor break? | {weather}: do we open the hall early?
head: Indoor break, film in {room}. | Yes, hall from 8:20. Thank you for asking. [👍]

a: Which reading shelf does {bookish} live on? A child has asked me four times. | Looking for {bookish}, on behalf of somebody very determined.
bronwen: Middle shelf. If it's not there, look inside {bookish2}. | Out on loan, as ever. I've put them first on the list. [🙏]

a: Bore da! The trip forms for {topic} are on Joan's desk. | Forms for {topic} day are ready to sign.
joan: Counted, three to come. I'll ring. | Got them, diolch. [👍]

a: Assembly on {day} is mine and I have nothing. Ideas on {topic}? | Who wants two minutes of assembly on {day}?
b: Willow could show their {topic} posters. | I have a story with a moral and a hat.
head?: I can always do the one about the goose. [❤️]

a: Glue sticks: we have none. *None.* | Does anybody have whiteboard pens that write?
b: There's a secret drawer in {room}. | I'll swap you ten for a stapler.
joan?: Order comes on {day}. Please ration. [🙏]

a: The tap in {room} is dripping in B flat. | Window in {room} won't shut and we have {weather}.
colin: I'll be round at {clock}. | On it. Wedge a book in, not a good one.
theo?: B flat? Leave it until after choir. | Choir will sing in coats, then. [👏]

a: Minibus on {day}: who has the keys? | Is the minibus back from {lane}?
b: On the hook, full tank. | Back, swept, one sock found. [👍]

a: Reports: when do you need {subject} comments? | Is it this {day} for data, or next?
fatima: Not for a fortnight. Breathe. | Next, and short ones are welcome. [🙏]

a: A family has left {cake} with a note for all of us. | There's a card in the staff room from last year's Rowan class.
b: I read it. I needed that today. | How lovely. I've read it twice. [❤️]

a: Fire drill is on {day} before break. You did not read this here. | Drill went well: everyone out in three minutes, including the tortoise.
b: I read nothing. | The tortoise was first. [👏]
`;

export const headNotices = `
head: **{club} families:** from next week we finish at {clock} and go out by the {place}. [👀]

head: **Thank you** to everyone who helped at the {event}. It raised {sum}, and nobody fell in anything. [❤️👏]

head: **Gates.** Please keep the {place} clear between 8:20 and 8:50, so that children who walk or wheel can get through. [👀🙏]

head: **Lost property** will be laid out by the {place} on {day} after school. What is left goes to the swap crate. [👀]

head: **A visitor.** On {day} the children will meet somebody who knows a great deal about {topic}. Ask them about it at tea. [❤️]

head: **{event}.** It is on {day} at {clock}. All welcome; bring a friend and a mug. [👍❤️]

head: **Inset day.** School is closed to children on the last {day} of the month. {club} does not run. [👀]

head: **{topic}.** Every class has made something about it, and the hall is full. Come in from {clock} on {day} and let your child be the guide. [❤️👏]

head: **Parking.** The residents of {lane} have asked us, kindly, to leave their drives free. Thank you for walking the last bit. [🙏👀]
`;

export const willowNotices = `
teacher: **{subject}** comes home today and is due on {day}. Half an hour, then stop. [👀]

teacher: We begin **{topic}** next week. If anybody at home knows about it, or has a box of it in the loft, we would love to hear. [❤️]

teacher: Please could we have a {garment} for painting on {day}? Old is best. [👍]

teacher: **Willow needs** egg boxes, corks and bottle tops by {day}. Anything you were about to throw away. [👍]

teacher: Super work on {topic}, everyone. The display is by the {place}; come and look after school. [❤️👏]

teacher: Reading books are changed on {day}. Do send the folder, even if {bookish} isn't finished. [👀]

teacher: **{word}** is our word of the week. A point for anyone who hears it used properly at home. [👏]

teacher: We are in the hall on {day} to show what we know about {topic}. Kind faces welcome from {clock}. [❤️]

teacher: PE is on {day} this week only, because of the hall. [👀]
`;
