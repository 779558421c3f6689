/** Works a thing out once for each pair of an object and a name, and forgets it with the object. */
export function remember<Subject extends object, Result>(
  make: (subject: Subject, name: string) => Result,
): (subject: Subject, name: string) => Result {
  const known = new WeakMap<Subject, Map<string, Result>>();
  return (subject, name) => {
    const results = known.get(subject) ?? new Map<string, Result>();
    known.set(subject, results);
    const result = results.has(name) ? (results.get(name) as Result) : make(subject, name);
    results.set(name, result);
    return result;
  };
}
