// Small exchanges for the Friends of Alder Grove: planning, stalls, uniform.

export const planningExchanges = `
a: Who has the {kit}? It isn't in the shed. | Last seen: the {kit}. By whom?
b: In my garage since the {event}. | I have it. Sorry. It's a very good doorstop.
a?: Could you bring it on {day}? | No rush, as long as we have it for the {event}. [👍]

a: {event}: are we charging at the door or by donation? | What shall we ask for the {event} this time?
b: Donation worked better last time. | Same price as last year, or people grumble.
helen: We made {sum} by donation, and fewer coins to bag. | Last time: {sum}, after the hall. I'd keep it simple. [👍]

a: I've asked the shop on {lane} for raffle prizes. They said yes! | Raffle: one hamper, two film tickets and, somehow, a saddle.
b: You're a marvel. | A saddle?
moderator?: Put it on the list, with the donor's name please. [👏]

a: Can we move the meeting to {day}? {room} is being painted. | I can't do {day}. Would {day2} suit?
b: Fine by me. | Works here, after {clock}.
c?: I'll bring {cake} either way. [👍❤️]

a: Poster for the {event} is ready. I've left the time off until we agree. | First draft of the {event} poster: too many fonts, I know.
b: Looks lovely. Could the title be bigger? | I can read it from across the road, which is the test.
a?: Done. Printing on {day}.

a: Receipts for the {event}, please, by {day}. I have {sum} that nobody has claimed. | Who bought a {kit} for {sum}? There's a receipt and no name.
b: Mine! I'll bring it. | That was me, for {stall}. [🙏]

a: Risk assessment for the {event}: is the {kit} on it? | Do we need a first aider for the {event}?
b: Yes, we always put it on. | Mrs Siddiqui offered, and I have my certificate.
moderator?: Both noted. [👍]

a: Thank-you cards: who writes them this time? | We ought to thank the fire station for the {event}.
b: I'll do it, with the children. | {b-kid} can draw the hose, and has beautiful handwriting. Volunteered. [❤️]

a: Counted the tin from {stall}: {sum}, a washer and a tooth. | {stall}: {sum}. Best one yet.
helen: Written down. The tooth goes to the office. | Thank you. I have {sum2} from the door. [👏]

a: The {event} clashes with the football. Move it to {day}? | Somebody's wedding is on the day of the {event}. It's mine, so.
b: {day} works. | Then we move it, obviously!
helen?: Hall is free, I checked. [👍]

a: Are we doing {stall} again at the {event}? It made less than the biscuits. | What do we replace {stall} with?
b: Keep it, the little ones love it. | Guess-the-weight-of-the-head-teacher.
c?: Seconded. [👏]

a: Who does the first tidy after the {event}? | Last out turns off the {kit}, please. It was warm this morning.
b: I'll stay. | That was me. It won't happen again until it does. [🙏]

a: Bank form needs a second signature. I'm by the {place} at {clock}. | Helen, the bank wants the minutes from {day}.
helen: Coming. | Sent, and a copy in the folder. [👍]

a: Could we give {sum} to the {club}? They've asked for two balls and a net. | Request from {room}: {sum} for paint.
b: Yes from me. | Happy with that.
helen?: That leaves us {sum2}. Fine. [👍]
`;

export const stallExchanges = `
a: I can do {stall} from {hour}. | Put me on {stall}, {hour}, please.
moderator: Done, thank you! | You're on. Meet at the shed ten minutes before. [🙏]

a: Does {stall} still need someone from {hour}? | Is anybody with me on {stall}, or is it just me?
b: I'll join you. | I can come for the second half of the hour.
a?: Lovely, see you there. [👍]

a: Who's bringing the {kit} for {stall}? | {stall} needs a {kit}, otherwise we improvise.
b: I have one. I'll bring it on {day}. | There's one in the hall cupboard, behind the {kit2}.
colin?: It'll be out by nine. [🙏]

a: My mother-in-law asks if she may run {stall}. She is very organised. | {a-kid} would like to help on {stall}. Is that all right with an adult beside?
moderator: Yes! From {hour}, and please may we keep them. | With an adult, always welcome. [❤️]

a: Swap, anyone? I have {stall} at {hour} and would love anything before lunch. | Can somebody take {stall}, {hour}? I've double-booked myself.
b: Swap you for {stall2}. | I'll take it. You do mine at the {event}. [👍]

a: How much change does {stall} need? | What do we charge at {stall}?
helen: {sum} in the blue bag. | Fifty pence a go, three for a pound.
a?: Got it. [👍]

a: Is there shade at {stall}? I go the colour of a tomato. | Can {stall} be near a plug?
colin: I'll put you by the {place}. | Far corner, next to the {place}, there's a socket. [🙏]

a: Bringing {cake} for {stall}, made tonight. | Two dozen of something for {stall}, nut-free, labelled.
b: You star. | Put one aside for the washers-up.
moderator?: Thank you! List of ingredients on the box, please. [❤️]
`;

export const swapExchanges = `
a: Have: {garment}, age {size}, hardly worn. | To give away: {garment}, age {size}. Grew out of it over a weekend. | Free to a good peg: {garment}, {size}.
b: Yes please! {b-kid} would fit that. | Is it still going? We could pick it up at the {place}.
a: Yours. I'll leave it in the green crate. | It's in the crate with your name on it. [🙏]

a: Need: {garment}, age {size}, by {day} if possible. | Does anyone have a {garment} in {size}? {a-kid} has grown three inches since breakfast.
b: I've one, a bit faded. Would that do? | Yes, with a name tag I can cut out.
a: Faded is perfect. Thank you! | Wonderful, thank you, {b}. [🙏❤️]

a: Trainers, size {shoe}, one careful owner, one careless puddle. | Football boots, size {shoe}, studs all there.
b: We'd love those. | Could I have them for {b-kid}?
a?: At the {place}, {clock}? | Tomorrow in the crate. [👍]

a: Wellies in size {shoe}: have {colour}, need anything a size up. | Swap? {colour} wellies size {shoe} for bigger ones.
b: We have the next size up. Meet at the {place}? | Deal. {b-kid} wanted {colour} anyway.
a?: It's like a very damp market. [👏]

a: The crate is full! Please have a look, lots of {size}. | Crate news: three {garment}s, mostly {size}, and something that may be a curtain.
b: I took one {garment2}, thank you to whoever gave it. | The curtain is my cloak from Viking day. Please keep it.
c?: Had a look, found gold. [🙏]

a: Is there a trick for glue on a {garment}? | Paint on the {garment}. It says "washable". It is not.
b: Freeze it, then scrape. | Cold water, soap, and lower your hopes.
c?: Washing-up liquid and a toothbrush. Not *your* toothbrush. [❤️]

a: Lost in the swap: {a-kid}'s {garment} went into the crate by mistake. Has someone got it? | I gave away the wrong {garment}. It's {size}, with a rocket on the label.
b: I think we have it! Bringing it on {day}. | That'll be ours now, but I'll swap you back. [❤️]

a: Any helmets, cloaks, beards? {a-kid} is to be a Viking on {day}. | Need a costume for {day}, anything from a monk upwards. I can sew a bit.
b: We have a cloak. It was a curtain. | Come and look in our loft, any evening after six.
a?: Perfect. Thank you! [🙏]

a: Name tapes: iron or sew? | What pen actually stays on a {garment}?
b: Sew. The iron ones end up on the cat. | Laundry pen, twice, and let it dry.
c?: Or write it inside the pocket. [👍]

a: Thank you to whoever left a {garment} with "{a-kid}" already in it. | The {garment} from the crate fits {a-kid} as though made for it.
b: That was us! So glad. | It has been to two fairs and a brook. Look after it. [❤️]
`;
