// Hand-written talk of the smaller Year 5 channels.

export const yearFiveNotices = `
@@ 133 16:00 teacher; 👀 +12; pinned
**How homework works in Willow**

Maths on Monday, spelling all week, one longer piece every third Friday. If it takes more than half an hour, stop, sign it, and tell me. Tears are not part of the task.

@@ 104 16:10 teacher; 👀 +11; ❤️ +4
**Topic: rivers.** We start with rain and end at the sea. If your family has a photo of a river that matters to you, from anywhere, we would love to put it on our map.

@@ 90 16:05 teacher; ❤️ +12
Our river map has the Alder, the Taff, the Vistula, the Kaveri, the Bosphorus ("not a river, but we let it in"), the Pearl, the Rhine and a puddle. Thank you all.

@@ 62 8:00 teacher; 👀 +10
**Times tables check** next week. Five minutes a day at breakfast beats an hour on Sunday.

@@ 43 16:00 teacher; 👀 +9; 🙏 +2
**Spare clothes.** Willow's spare box is down to one sock. If you have outgrown leggings or joggers, we would be glad of them.

@@ 28 16:00 teacher; 👀 +13
**Viking day is on Thursday.** Come as a Viking, a monk, or a very surprised villager. No real helmets.

@@ 14 16:15 teacher; 👀 +12
**Swimming** begins on Tuesday. Forms back by Monday, please.

@@ 6 16:00 teacher; 👀 +8; ❤️ +5
We need *cardboard tubes*, any size, for the bridge challenge. Diolch!

@@ 1 15:20 teacher; 👀 +13; 🙏 +7
**Brook walk: what to pack**

1. Wellies and spare socks
2. A coat
3. A packed lunch, no nuts, no glass
4. Any medicine, named, handed to Miss Pritchard at the door

We leave at 9:15 and are back by 14:30.
`;

export const homeworkHelp = `
@@ 127 17:02 finn
what does "show your working" mean if you just know it

@@ 127 17:06 teacher; 👍 finn; ❤️ +4
It means: leave footprints. If the answer is wrong, I can see where the path bent. If it is right, you can see it again in May.

@@ 98 16:50 kaya; as perim
For perimeter do you count the door

@@ 98 16:54 anjali; 👏 kaya teacher
If it's the perimeter of the room yes, the door is part of the edge. If it is how much skirting board you need then no

@@ 98 17:10 teacher; reply perim
That is a *brilliant* question and a brilliant answer. Write both down.

@@ 70 17:31 ola
How do you write code for the turtle so it makes a star?

@@ 70 17:40 owner; 👏 ola leo kaya +3
Turn further than you think. For a five-pointed star it is 144 degrees each time:

\`\`\`python
for side in range(5):
    forward(100)
    right(144)
\`\`\`

Now try \`right(160)\` and nine sides, and see what you get.

@@ 70 17:58 ola; ❤️ owner
IT MADE A FLOWER

@@ 55 18:05 leo
is a tomato a vegetable for the healthy plate

@@ 55 18:09 anjali
Fruit in science, vegetable in dinner

@@ 55 18:12 sioned; ❤️ anjali leo +5
I am having that printed on a mug.

@@ 39 17:20 pupil
Does anyone have a trick for the 8 times table? I keep losing it after 56

@@ 39 17:24 sunil; 🙏 pupil
5, 6, 7, 8: *fifty-six is seven times eight*. And for the rest: double, double, double.

@@ 39 17:33 pupil; 👍 sunil
double double double actually works

@@ 26 19:12 layla
سامي يسأل: هل نكتب تقرير الأنهار بخط اليد أم على الحاسوب؟

@@ 26 19:25 teacher; 🙏 layla
Either is fine, by hand or typed. If typed, please let Sami do the typing. أي طريقة تناسبه!

@@ 15 16:58 finn; ❤️ teacher
is it ok to use a calculator to check not to do

@@ 15 17:11 teacher
Yes! That is exactly what it is for. Guess first, work it out, then check.

@@ 8 17:03 kaya
How many metres is the brook? It is for the scale drawing

@@ 8 17:09 leo
my dad says about 3 but it depends if its rained

@@ 8 17:15 teacher; 👏 leo
We shall measure it on Friday with a rope. For now draw 3 m at 1:20, so how many centimetres is that on paper?

@@ 8 17:19 kaya; 👍 teacher leo
||15||

@@ 1 17:47 pupil; as six
Does anyone get question 6? I’ve tried it twice.

@@ 1 17:49 kit; removed by teacher
nobody asked you, just stop posting

@@ 1 17:51 leo; ❤️ pupil anjali +2
That’s mean. Maya, it’s a ratio one, I can show you.

@@ 1 17:53 leo; reply six
So it says 2 parts blue to 3 parts yellow. That is 5 parts. If there is 20 litres in all what is 1 part?

@@ 1 17:56 pupil; 👏 leo sunil
4! So 8 blue and 12 yellow. Thank you Leo

@@ 1 18:20 teacher; ❤️ +9
Well helped, @{leo}. Well asked, @{pupil}: asking twice is what good mathematicians do. Kit, come and see me before registration, please.

@@ 0 8:30 anjali
do we need the scale drawing for the walk or after

@@ 0 8:41 sioned; 👍 anjali
After. Tomorrow you only need a pencil on a string and waterproof feet.
`;

export const readingHelpers = `
@@ 124 9:00 teacher; 🙏 +4; pinned
Thank you for giving us an hour. The plan: four children each, ten minutes a child, the blue folder stays with the child. If a word is hard, wait. Count to five. Then wait a bit more.

@@ 124 9:40 volunteer; ❤️ teacher
Counting to five is the hardest thing I have done since driving a minibus.

@@ 88 14:50 sofia
One of mine read a whole page to me today and then said "you can have the next one". Made my week.

@@ 88 15:02 parent; ❤️ sofia +3
That is what it's for ❤️

@@ 60 8:20 marta
I cannot come on Wednesday, Ola has the dentist. Could anyone swap?

@@ 60 8:32 parent; 🙏 marta
I'll do Wednesday, you do my week after?

@@ 60 8:35 marta
Zgoda! Thank you.

@@ 22 15:10 rosa; ❤️ +3
The book about the lighthouse is falling to pieces because everybody wants it. May I mend it with cloth tape?

@@ 22 15:30 teacher; 🙏 rosa
Please do. Best problem for a book to have.

@@ 2 14:40 volunteer; 👏 +4
My Tuesday four have finished *all* the green folder. I have promised them the owl book next.
`;
