// Small exchanges for Homework help and for Reading helpers.

export const homeworkExchanges = `
a: how do you do {fraction} | I don't get {fraction}
b: divide first then times | find one part first. then how many parts do you need
a?: ohhh ok thanks | got it [👍]
teacher?: Lovely explanation. | That's exactly it, {b}. [👏]

a: is {times} the one that nobody remembers | I always forget {times}
b: do the one before it and add one more | my trick is do it the other way round
sunil?: Good trick. Cover it up, say it three times, uncover. | Or break it up: ten of them, then take some away. [🙏]

a: how do you spell {word} without looking | does anyone have a way to remember {word}
b: say it wrong in your head how it's spelled. like all the letters | make a sentence from the letters
sioned?: There is one on the Willow wall. Have a look on the way in! [👍]

a: for {topic} do we need a drawing as well | how long does the {topic} page have to be
b: I did one and a half pages and a picture | she said half an hour not how many pages
teacher: Half an hour, then stop. A picture counts as a hundred words. | {b} has it right. [👍]

a: does {shape} have any lines of symmetry | how many lines of symmetry has {shape} got
b: fold it and see | depends if it's a regular one
a?: I folded it and it worked [👏]

a: which {page} is it for {subject} | I left my book at school what's on {page}
b: it's the top half of {page} | questions 1 to 6 not the bonus one
a?: thank you!! | thanks {b} [🙏]

a: Can we work together on {topic}, or by ourselves? | are we allowed to do {topic} in twos
teacher: Together is fine. Write both names, and both of you should be able to explain it. | Yes, in twos. Threes turn into parties. [👍❤️]

a: what is the difference between {topic} and {topic2} for the quiz, do we need both | is {topic} in the quiz on {day}
b: yes but only the sheet we did on {day2} | I think only the words in bold
teacher?: Only what is on the sheet, I promise. [🙏]

a: I FINISHED {subject} and it's not even {day} | finally understand {times}!!
b: wow | can you explain it to me then
sioned?: Da iawn! [👏❤️]

a: my answer is different from the back of the book for {fraction} | the book says something else for {times}, can a book be wrong
teacher: It can! Show me tomorrow and we'll find out together. | Check which question it answers. If you're still sure, bring it to me: finding a mistake in a book earns a sticker. [👏]

a: whats a good fact about {topic} that nobody else will have | I need one more fact about {topic}
b: look in {bookish} near the middle | ask sunil sir he knows loads
c?: my gran knows one but it's disgusting [👀]

a: is it meant to be joined up for {subject} | do we have to use pen for {subject}
b: if you can. she said neat is better than joined up | pencil for maths pen for the rest
teacher?: Whatever lets you think. We'll copy it neatly later. [👍]

a: can you make {shape} with 12 matches | can you draw {shape} with only a ruler
b: count the corners first then join up | you need a protractor or you guess and nobody knows
a?: done it, looks a bit squashed | ok mine looks like a tent [❤️]

a: I did {times} a new way, is that allowed | can I do {times} on my fingers
sunil: If you can explain it, it's allowed. If it's *quicker*, show the class. | Fingers are the first calculator ever made. Go ahead.
b?: show me tomorrow [👏]

a: the printer ate {subject} can i write it out | my brother drew on {subject}
teacher: Write out the first five, and tell the printer I forgive it. | Then it is a joint work. Hand it in with both names. [❤️]

a: good luck everyone for {day} | quiz on {day}, who's ready
b: me for {times}. not for {word} | ready but not happy
c?: we can do it!! | lets practise at break [👍❤️]

a: is ice still a solid when it's floating | can a thing float and sink at the same time, asking for science
b: yes then no | try it in the sink, I did
sioned?: I love this question. Bring it to class. [👏]
`;

export const readingExchanges = `
a: I can't make {day} this week. Could anyone swap? | Is somebody free on {day}? I've a clash.
b: I'll do {day} if you take {day2}. | Yes, happy to. My usual four or yours?
a: Perfect, thank you. | Mine, please, they're on {bookish}. [🙏]

a: {bookish} is finished. What next for a quick reader? | My group has outgrown the blue folder. Suggestions?
teacher: {bookish2}, top shelf. Let them choose, it works better. | Try {bookish2}. It has short chapters and a dog. [👍]

a: One of mine read to the end of {page} without stopping. I nearly cheered out loud. | Best moment today: "can I read it to *you*?"
b: You may cheer. It's allowed outside the library. | That's the whole reason we do it. [❤️]
teacher?: Thank you for telling me. I shall tell them you told me.

a: Where are we this week? {room} is taken. | The library is full of ladders. Where shall I sit with them?
teacher: {room}, I've asked. Mind the glue. | In {room}, until {clock}. Thank you for being so bendy. [👍]

a: Has anyone got the list for {day}? | Who has the {colour} folder?
b: It's in the tray by the door. | I do! I'll put it back before {clock}. [🙏]

a: My new one is very quiet. Any tips? | One of mine would rather talk than read today. I let him.
b: I read the first page, they read the second. | Talking is how it starts. Next week he'll bring a book. [❤️]
teacher?: Exactly right.

a: We need more books at the level of {bookish}. | The {colour} box is down to {bookish} and one about drains.
bronwen: I'll see what the library can lend. | The one about drains is surprisingly popular.
a?: Diolch! [🙏]

a: Sorry, I have a cold and won't share it. {day} instead? | Down with something. Could someone read with my four on {day}?
b: Get well. I'll do yours and mine. | I can stay until {clock}. Rest!
a?: Thank you, {b}. [❤️]

a: "{word}" was read without a stumble today. | They've started correcting *my* pronunciation of "{word}".
b: Ha! Quite right. | Then our work here is done. [👏]
`;
