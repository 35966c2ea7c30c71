/** How words of a Word file look once styles, their parents and the defaults are worked out. */
import { attributeOf, child, children, isOn, points, valueOf } from './xml.ts';
import type { Xml } from './xml.ts';

export interface RunLook {
  bold?: boolean;
  italic?: boolean;
  caps?: boolean;
  underline?: boolean;
  /** Points. */
  size?: number;
  font?: string;
  color?: string;
}

export interface ParagraphLook {
  align?: 'left' | 'center' | 'right' | 'justify';
  firstIndent?: number;
  left?: number;
  right?: number;
  before?: number;
  after?: number;
  /** Multiple of the single line; undefined where it is given in points. */
  spacing?: number;
  /** A line above or below. */
  ruled?: boolean;
  numId?: string;
  level?: number;
}

interface Style {
  name: string;
  basedOn: string | undefined;
  run: RunLook;
  paragraph: ParagraphLook;
}

export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #default: Style;
  readonly #fonts: ThemeFonts;
  #normal: string | undefined;

  constructor(root: Xml | undefined, theme: Xml | undefined) {
    this.#fonts = themeFonts(theme);
    const defaults = child(root, 'w:docDefaults');
    this.#default = {
      name: '',
      basedOn: undefined,
      run: { size: 10, ...this.runLook(child(child(defaults, 'w:rPrDefault'), 'w:rPr')) },
      paragraph: paragraphLook(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
    };
    for (const style of children(root, 'w:style')) this.#add(style);
  }

  #add(style: Xml): void {
    const id = attributeOf(style, 'w:styleId');
    if (id === undefined) return;
    if (attributeOf(style, 'w:type') === 'paragraph' && attributeOf(style, 'w:default') === '1')
      this.#normal = id;
    this.#styles.set(id, {
      name: valueOf(style, 'w:name') ?? id,
      basedOn: valueOf(style, 'w:basedOn'),
      run: this.runLook(child(style, 'w:rPr')),
      paragraph: paragraphLook(child(style, 'w:pPr')),
    });
  }

  nameOf(id: string | undefined): string {
    return this.#styles.get(id ?? '')?.name ?? '';
  }

  /** The look of a paragraph style, from the defaults through its parents. */
  look(id: string | undefined): { run: RunLook; paragraph: ParagraphLook } {
    const chain: Style[] = [];
    let next = id ?? this.#normal;
    // A style that is its own ancestor would go round for ever.
    while (next !== undefined && chain.length < 12) {
      const style = this.#styles.get(next);
      if (!style) break;
      chain.unshift(style);
      next = style.basedOn;
    }
    return {
      run: Object.assign({}, this.#default.run, ...chain.map((style) => style.run)) as RunLook,
      paragraph: Object.assign(
        {},
        this.#default.paragraph,
        ...chain.map((style) => style.paragraph),
      ) as ParagraphLook,
    };
  }

  /** What the properties of a run say themselves, with the character style they name. */
  runLook(properties: Xml | undefined): RunLook {
    if (!properties) return {};
    const styled = this.#styles.get(valueOf(properties, 'w:rStyle') ?? '')?.run ?? {};
    const halves = Number(valueOf(properties, 'w:sz'));
    const underline = valueOf(properties, 'w:u');
    return {
      ...styled,
      ...defined({
        bold: isOn(properties, 'w:b'),
        italic: isOn(properties, 'w:i'),
        caps: isOn(properties, 'w:caps'),
        underline: underline === undefined ? undefined : underline !== 'none',
        size: halves > 0 ? halves / 2 : undefined,
        font: this.#fontOf(child(properties, 'w:rFonts')),
        color: valueOf(properties, 'w:color'),
      }),
    };
  }

  #fontOf(fonts: Xml | undefined): string | undefined {
    const themed = attributeOf(fonts, 'w:asciiTheme') ?? attributeOf(fonts, 'w:hAnsiTheme');
    if (themed !== undefined) return themed.startsWith('major') ? this.#fonts.major : this.#fonts.minor;
    return attributeOf(fonts, 'w:ascii') ?? attributeOf(fonts, 'w:hAnsi');
  }
}

interface ThemeFonts {
  major: string | undefined;
  minor: string | undefined;
}

function themeFonts(theme: Xml | undefined): ThemeFonts {
  const fonts = child(child(theme, 'a:themeElements'), 'a:fontScheme');
  const faceOf = (kind: string) => attributeOf(child(child(fonts, kind), 'a:latin'), 'typeface');
  return { major: faceOf('a:majorFont'), minor: faceOf('a:minorFont') };
}

const ALIGNMENTS: Record<string, NonNullable<ParagraphLook['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};

export function paragraphLook(properties: Xml | undefined): ParagraphLook {
  if (!properties) return {};
  const indent = child(properties, 'w:ind');
  const spacing = child(properties, 'w:spacing');
  const hanging = points(attributeOf(indent, 'w:hanging'));
  const line = Number(attributeOf(spacing, 'w:line'));
  const rule = attributeOf(spacing, 'w:lineRule') ?? 'auto';
  const edges = children(child(properties, 'w:pBdr')).filter((edge) =>
    /^w:(?:top|bottom)$/u.test(edge.nodeName),
  );
  const numbering = child(properties, 'w:numPr');
  const level = valueOf(numbering, 'w:ilvl');
  return defined({
    align: ALIGNMENTS[valueOf(properties, 'w:jc') ?? ''],
    firstIndent: hanging === undefined ? points(attributeOf(indent, 'w:firstLine')) : -hanging,
    left: points(attributeOf(indent, 'w:left') ?? attributeOf(indent, 'w:start')),
    right: points(attributeOf(indent, 'w:right') ?? attributeOf(indent, 'w:end')),
    before: points(attributeOf(spacing, 'w:before')),
    after: points(attributeOf(spacing, 'w:after')),
    spacing: line > 0 && rule === 'auto' ? line / 240 : undefined,
    ruled: edges.some((edge) => attributeOf(edge, 'w:val') !== 'none') || undefined,
    numId: valueOf(numbering, 'w:numId'),
    level: level === undefined ? undefined : Number(level),
  });
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without what is not said, so that it does not hide what the style says. */
function defined<T extends object>(look: T): Defined<T> {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as Defined<T>;
}
