/** Where a value stands in a file. */
type Place = readonly (string | number)[];

export function placesIn(value: unknown, place: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...place, key]))];
}

/** Puts a value in the place of another. */
export function put(file: unknown, place: Place, value: unknown): void {
  let parent = file;
  for (const key of place.slice(0, -1))
    parent = parent instanceof Object && Reflect.get(parent, key);
  const last = place.at(-1);
  if (parent instanceof Object && last !== undefined) Reflect.set(parent, last, value);
}
