/** How many letters must be put in, left out or changed to make one text the other. */
export function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let at = 0; at < a.length; at++) {
    let diagonal = row[0]!;
    row = [at + 1, ...row.slice(1)];
    for (let column = 1; column <= b.length; column++) {
      const above = row[column]!;
      const changed = diagonal + (a[at] === b[column - 1] ? 0 : 1);
      row[column] = Math.min(changed, above + 1, row[column - 1]! + 1);
      diagonal = above;
    }
  }
  return row[b.length]!;
}
