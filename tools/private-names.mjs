// A plugin for the bundler: gives the private names of each class one letter, in the order in which they appear. Terser
// numbers them through the whole file instead, and three hundred names compress far worse than the same ten again and
// again. Every letter is padded to the length of the name it replaces, so the source maps stay true as they are.
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function childrenOf(node) {
  return Object.values(node)
    .flat()
    .filter((child) => typeof child?.type === 'string');
}

/** All private names in a class, and whether a class stands inside it, whose names might be the same. */
function namesIn(node, found = { names: [], hasInner: false }) {
  for (const child of childrenOf(node)) {
    if (child.type === 'ClassBody') found.hasInner = true;
    if (child.type === 'PrivateIdentifier') found.names.push(child);
    namesIn(child, found);
  }
  return found;
}

/** Bodies of classes that are not inside another one. */
function classesIn(node) {
  return childrenOf(node).flatMap((child) => (child.type === 'ClassBody' ? [child] : classesIn(child)));
}

function shorten(code, body) {
  const { names, hasInner } = namesIn(body);
  const distinct = [...new Set(names.sort((a, b) => a.start - b.start).map(({ name }) => name))];
  if (hasInner || distinct.length > LETTERS.length) return code;
  let shortened = code;
  for (const { name, start, end } of names) {
    const short = `#${LETTERS[distinct.indexOf(name)]}`.padEnd(end - start);
    shortened = shortened.slice(0, start) + short + shortened.slice(end);
  }
  return shortened;
}

export function shortPrivateNames() {
  return {
    name: 'short-private-names',
    transform(code) {
      if (!code.includes('#')) return null;
      return { code: classesIn(this.parse(code)).reduce(shorten, code), map: null };
    },
  };
}
