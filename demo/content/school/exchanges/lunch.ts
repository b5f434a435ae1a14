// Small exchanges for Lunch and clubs and for the Library fund.

export const lunchExchanges = `
a: Does the {dish} on {day} have cheese in it? {a-kid} can't have any. | Does the {dish} have milk in it?
dawn: It does, but I make a separate tray. Just tell me the class. | I can do it without. Name and class, please, and I'll put a yellow dot on the tray.
a: Thank you, Dawn. That makes such a difference. | You're wonderful. [🙏❤️]

a: Is there still room at {club} on {day}s? | How do we join {club}? {a-kid} has decided.
joan: Two places left. Form at the office window. | Yes! Come by before nine on any day. | There's a waiting list of one, so you would be second. I'll ring.
a?: We'll come by on {day2}. | Thank you, Mrs Tranter. [🙏]

a: What did yours have today? {a-kid} says "{pudding}" and nothing else. | Can anyone confirm that there was {dish}? {a-kid} says there was only {pudding}.
b: There was {dish}. {b-kid} had two helpings. | {dish} and {pudding}. I have the menu on the fridge.
dawn?: There was salad as well. Nobody ever reports the salad. [❤️]

a: Forgot the packed lunch on the stairs. Can I bring it to the office? | There's a lunch box on my kitchen table and a child at school. Any chance of a hot lunch?
dawn: Don't turn round. One more is no trouble. | There's always a plate. [🙏❤️]
a?: Thank you, thank you. | You've saved a very long drive.

a: {club} is cancelled on {day}, did everyone see? | Just heard that {club} is off this {day}.
b: I hadn't! Thank you. | Oh no, {b-kid} will be heartbroken for at least four minutes.
theo?: It's back next week, same time. | Sorry, all. Double next week!

a: Could the {dish} come back? {a-kid} talks about it as people talk of summers. | A petition from our table: more {dish}, please.
dawn: Noted! It's on again in a fortnight. | I'll see what I can do. It needs the big oven. [❤️]

a: What time does breakfast club open? The sign says two things. | Can they come at half past seven on {day}s?
joan: 7:45, and toast stops at 8:30. | A little after, please, so that there is somebody to let them in.
a?: Perfect. [👍]

a: Anyone else's child suddenly *not* liking {dish}? | We're on day three of "I don't like {dish} any more".
b: It passes. Ours went from {dish} to {dish2} and back in a month. | Offer to take it away. Works on {b-kid} every time.

a: Thank you to whoever runs {club}. {a-kid} came home glowing. | {club} has made our week, just so that somebody knows.
theo: Thank you! That goes on the wall. | They make it easy, honestly. [❤️👏]

a: Is the money for {club} due on {day}? | Where do we pay for {club}?
joan: By {day}, and you may split it in three. | At the office or online. If it's difficult just tell me, nobody misses out for money. [🙏]

a: {dish} recipe, please, Dawn! The home version was sent back. | How do you get them to eat {dish}? Asking for a household.
dawn: Cut everything smaller than you think. That's the whole secret. | Less pepper, more patience. And let them serve themselves.
b?: I tried. It worked! | Writing that on the wall. [❤️]

a: Do grandparents ever get to try the {dish}? Mine have heard so much. | Is there ever a parents' lunch? {a-kid} has described the {dish} in such detail.
dawn: Grandparents' lunch is once a term, and parents may come disguised. | There's a table for guests on {day}s. Ring the office and I'll lay a place.
a?: I'll bring my own fork. [❤️]

a: {club} show is on {day} at {clock}, families welcome at the back. | Come and see what {club} have been up to: {day}, {clock}, in {room}.
b: Wouldn't miss it. {b-kid} has been rehearsing in the bath. | We'll be there, front row, with tissues.
c?: Can I bring the small one? She hums. | Is there parking, or shall we walk? [❤️👏]

a: {a-kid} swapped a {thing} for some {pudding} and regrets it. | Heard at our table: "the {pudding} was the best day of my life".
b: {b-kid} has the {thing}. It's coming back tomorrow. | High praise! Somebody tell Dawn.
dawn?: There's always more {pudding}, nobody need barter. | Dawn has been told. Dawn is delighted. [❤️]

a: Does {club} still need a grown-up on {day}s? I could do alternate weeks. | I can help at {club} on {day}s if you need hands.
joan: Oh yes please. There's a form, and a biscuit. | We do! I'll send the paperwork home with {a-kid}. [🙏]

a: No {club} on the inset day, I assume? | Does {club} run in the last week of term?
joan: Not that day, no. | It stops on the {day} before, so that we can find the floor again.
a?: Thought so, thank you. [👍]
`;

export const libraryExchanges = `
a: How much did the {event} bring in? | Do we have a number for the {event} yet?
helen: {sum}, counted twice. | After costs, {sum}. Every penny to the shelves.
b?: Not bad for a wet {day}! | Wonderful. Well done, everyone. [👏❤️]

a: Would the library like {bookish}? We have it twice. | We found {bookish} at a sale, nearly new. Shall I bring it?
bronwen: Yes please! It never stays in for more than a day. | If it has all its pages, yes. Diolch!
a?: I'll send it in on {day}. [🙏]

a: {a-kid} would like to help with covering the books. Is there a day? | Can families help with the labels?
bronwen: {day} after school, in the library. Scissors provided, patience welcome. | Any {day}, bring a good pair of scissors. [👍]

a: Fifty-pence idea: guess how many books fit on one shelf. | What about a swap table at the {event}? Fifty pence a book.
helen: I like it. I'll make a tin. | Yes. Put me down for two books and a guess.
b?: I'll make the sign. [👏]

a: Employer news: mine will match whatever we raise in {day}'s sale, up to {sum}. | My work gives {sum} if I volunteer for an hour. Does the {event} count?
helen: It counts! Send me the form. | That's marvellous. Form to me, please. [❤️🙏]

a: What's the most borrowed book this month? {a-kid} has a theory. | Is it true that {bookish} has a waiting list?
bronwen: {bookish}, by a mile. | Nine names long. I've ordered a second copy.
a?: {a-kid} says "told you". [👏]

a: The little ones would love a cushion or two in the corner. I can sew. | I've some offcuts of carpet. Would they do for the reading corner?
bronwen: They'd be perfect. | Yes! Anything but beige.
daniel?: I'll build a bench for underneath. [❤️]

a: Is there a list of what the library would like? My parents always ask. | Grandparents want to give a book for {a-kid}'s birthday. Which?
bronwen: The list is by the door: {topic} and jokes, mostly. | {bookish}. Always {bookish}. [🙏]

helen: {sum} in the jar this week. | Jar count for {day}: {sum}, thank you all.
b?: Slowly does it. | Nearly enough for another yard of shelf! [👏]
`;
