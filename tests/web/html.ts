/** What the tests ask of a page's markup. Enough for markup that we write ourselves; no general parser. */

export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>/giu)].map(
    ([, name, rest]) => ({
      name: name!.toLowerCase(),
      attributes: Object.fromEntries(
        [...(rest ?? '').matchAll(/([^\s"'>/=]+)(?:="([^"]*)")?/gu)].map(([, key, value]) => [
          key!,
          decoded(value ?? ''),
        ]),
      ),
    }),
  );
}

function decoded(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Controls a person fills that nothing names. */
export function unlabelled(html: string): Tag[] {
  const tags = tagsOf(html);
  const labelled = new Set(
    tags.filter(({ name }) => name === 'label').map(({ attributes }) => attributes['for']),
  );
  const isNamed = ({ attributes }: Tag) =>
    'aria-label' in attributes || (attributes['id'] !== undefined && labelled.has(attributes['id']));
  const controls = tags.filter(
    ({ name, attributes }) =>
      ['input', 'select', 'textarea'].includes(name) &&
      !['hidden', 'submit'].includes(attributes['type'] ?? ''),
  );
  // A check box may stand inside its label.
  const wrapped = new Set(
    [...html.matchAll(/<label class="check"><input[^>]*>/gu)].flatMap(([text]) =>
      tagsOf(text).slice(1).map(key),
    ),
  );
  return controls.filter((tag) => !isNamed(tag) && !wrapped.has(key(tag)));
}

const key = (tag: Tag) => JSON.stringify(tag);

/** Why a strict content security policy would refuse a part of the page. */
export function inlineCode(html: string): string[] {
  const found: string[] = [];
  for (const { name, attributes } of tagsOf(html)) {
    if (name === 'style') found.push('<style>');
    if (name === 'script' && attributes['src'] === undefined) found.push('<script> without src');
    if ('style' in attributes) found.push(`style="" on <${name}>`);
    for (const attribute of Object.keys(attributes))
      if (/^on[a-z]/u.test(attribute)) found.push(`${attribute} on <${name}>`);
  }
  return found;
}

/** Addresses outside this service. */
export function foreignAddresses(html: string): string[] {
  return tagsOf(html)
    .flatMap(({ attributes }) => [attributes['href'], attributes['src'], attributes['action']])
    .filter((address): address is string => address !== undefined && /^(?:[a-z]+:)?\/\//iu.test(address));
}

export function duplicateIds(html: string): string[] {
  const ids = tagsOf(html).flatMap(({ attributes }) => attributes['id'] ?? []);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
