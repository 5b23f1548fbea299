/** More than that nobody reads in a list; typing narrows it. */
const shownAtMost = 60;

/** Those that hold every word that was typed, in their order, and how many more there are. */
export function found<T>(
  all: Iterable<T>,
  typed: string,
  wordsOf: (one: T) => string,
): { options: readonly T[]; left: number } {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const options: T[] = [];
  let left = 0;
  for (const one of all) {
    const words = wanted.length === 0 ? '' : wordsOf(one).toLocaleLowerCase();
    if (!wanted.every((word) => words.includes(word))) continue;
    if (options.length < shownAtMost) options.push(one);
    else left += 1;
  }
  return { options, left };
}
