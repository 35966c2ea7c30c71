/** All matches of a pattern with the flag g, from the left: without the copy of the pattern that matchAll makes. */
export function matchesIn(text: string, form: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  form.lastIndex = 0;
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    found.push(match);
    if (match[0] === '') form.lastIndex += 1;
  }
  return found;
}
