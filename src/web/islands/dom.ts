/** Finding parts of the page that the server wrote. */

export function find<E extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E | null {
  return within.querySelector<E>(selector);
}

export function findAll<E extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E[] {
  return [...within.querySelectorAll<E>(selector)];
}

/** A part that the server always writes: its absence is a defect of ours. */
export function need<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E {
  const element = within.querySelector<E>(selector);
  if (element === null) throw new Error(`missing in the page: ${selector}`);
  return element;
}

/** A copy of the first element of a `<template>`. */
export function fromTemplate(id: string): HTMLElement {
  const template = need<HTMLTemplateElement>(`template#${id}`);
  return template.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

/** The problem document of an answer, or what is known of it. */
export interface Problem {
  code: string;
  title: string;
  [fact: string]: unknown;
}

export async function problemFrom(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'title' in body) return body as Problem;
  } catch {
    // Not ours: a proxy's page, a broken connection. The status is all there is.
  }
  return { code: `http.${response.status}`, title: '' };
}

/** Lets a text area be as high as its text, up to 320 px. */
export function growWithText(area: HTMLTextAreaElement): void {
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, 320)}px`;
  };
  area.addEventListener('input', grow);
  grow();
}
