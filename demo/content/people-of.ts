// Who of a community can read a channel, and what people call each other.
import type { DemoChannel, DemoCommunity, DemoPerson } from './content.ts';

type Structure = Pick<DemoCommunity, 'people' | 'categories'>;

/** Everyone who can read the channel, in the order of the list of people: the owner always, the banned never. */
export function readersOf({ people, categories }: Structure, channel: DemoChannel): DemoPerson[] {
  const category = categories.find(({ key }) => key === channel.category);
  if (!category) throw new Error(`${channel.name} is in no category`);
  const audience = channel.private ?? category.private;
  const named = channel.private?.people ?? [];
  return people.filter(
    (person) =>
      !person.banned &&
      (!audience ||
        person.roles.includes('owner') ||
        named.includes(person.key) ||
        person.roles.some((role) => audience.roles.includes(role))),
  );
}

/** "Ms Ada Okafor" is called "Ms Okafor", "Elif Demir" is called "Elif". */
export function shortName({ name }: DemoPerson): string {
  const words = name.split(' ');
  const [first = name] = words;
  return /^(Mr|Ms|Mrs|Miss|Dr)$/.test(first) ? `${first} ${words.at(-1) ?? ''}` : first;
}
