/**
 * What was appended to a PDF after it was signed. Further signatures belong there (the leader signs, then the agency
 * seals); anything that changes what is shown does not.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { READING_OPTIONS } from './find.ts';

/**
 * Compares the file as it was signed with the file as it is.
 * @param end the first byte after what was signed
 */
export async function whatCameLater(pdf: Uint8Array, end: number): Promise<'signatures' | 'content'> {
  try {
    const signed = await PDFDocument.load(pdf.slice(0, end), READING_OPTIONS);
    const now = await PDFDocument.load(pdf, READING_OPTIONS);
    return new Revisions(signed, now).areOnlySignatures() ? 'signatures' : 'content';
  } catch {
    // What cannot be compared may be anything.
    return 'content';
  }
}

const key = PDFName.of;
/** Keys of the catalog, the form and a field whose change shows nothing else on the pages. */
const CATALOG_KEYS = ['AcroForm', 'DSS', 'Extensions', 'Metadata'];
const FORM_KEYS = ['Fields', 'SigFlags', 'DR', 'DA'];
const FIELD_KEYS = ['V', 'AP', 'F', 'M', 'Lock', 'SV'];

class Revisions {
  readonly #signed: PDFDocument;
  readonly #now: PDFDocument;

  constructor(signed: PDFDocument, now: PDFDocument) {
    this.#signed = signed;
    this.#now = now;
  }

  /** An object that is new harms nothing unless an old one leads to it, so the old ones are looked at. */
  areOnlySignatures(): boolean {
    const isSameCatalog = this.#signed.context.trailerInfo.Root === this.#now.context.trailerInfo.Root;
    return (
      isSameCatalog &&
      this.#signed.context
        .enumerateIndirectObjects()
        .every(([ref, before]) => isBookkeeping(before) || this.#mayBecome(ref, before))
    );
  }

  #mayBecome(ref: PDFRef, before: PDFObject): boolean {
    const after = this.#now.context.lookup(ref);
    if (after !== undefined && isSame(before, after)) return true;
    if (ref === this.#signed.context.trailerInfo.Info || ref === this.#metadata()) return true;
    if (before instanceof PDFArray && after instanceof PDFArray) {
      return this.#isListOfFields(ref) && this.#onlySignaturesAdded(before, after);
    }
    if (!(before instanceof PDFDict) || !(after instanceof PDFDict)) return false;
    return this.#mayDictBecome(ref, before, after);
  }

  #mayDictBecome(ref: PDFRef, before: PDFDict, after: PDFDict): boolean {
    const changed = changedKeys(before, after);
    if (ref === this.#signed.context.trailerInfo.Root) return this.#mayCatalogBecome(before, after, changed);
    if (ref === this.#signed.catalog.get(key('AcroForm'))) return this.#mayFormBecome(before, after, changed);
    if (before.get(key('Type')) === key('Page')) return this.#mayPageBecome(before, after, changed);
    return (
      isSignatureField(before) && !before.has(key('V')) && changed.every((name) => FIELD_KEYS.includes(name))
    );
  }

  #mayCatalogBecome(before: PDFDict, after: PDFDict, changed: string[]): boolean {
    if (!changed.every((name) => CATALOG_KEYS.includes(name))) return false;
    if (!changed.includes('AcroForm')) return true;
    const [was, is] = [before.lookup(key('AcroForm')), after.lookup(key('AcroForm'))];
    if (!(is instanceof PDFDict)) return false;
    const empty = this.#signed.context.obj({ Fields: [] });
    const form = was instanceof PDFDict ? was : empty;
    return this.#mayFormBecome(form, is, changedKeys(form, is));
  }

  #mayFormBecome(before: PDFDict, after: PDFDict, changed: string[]): boolean {
    return changed.every((name) => FORM_KEYS.includes(name)) && this.#mayListBecome(before, after, 'Fields');
  }

  #mayPageBecome(before: PDFDict, after: PDFDict, changed: string[]): boolean {
    return changed.every((name) => name === 'Annots') && this.#mayListBecome(before, after, 'Annots');
  }

  #mayListBecome(before: PDFDict, after: PDFDict, name: string): boolean {
    const [was, is] = [before.lookup(key(name)), after.lookup(key(name))];
    if (is === undefined) return was === undefined;
    if (!(is instanceof PDFArray)) return false;
    const empty = this.#signed.context.obj([]);
    return this.#onlySignaturesAdded(was instanceof PDFArray ? was : empty, is);
  }

  /** Everything that was in the list is in it still, in front; what follows are fields of signatures. */
  #onlySignaturesAdded(before: PDFArray, after: PDFArray): boolean {
    const entries = after.asArray();
    const kept = before
      .asArray()
      .every((entry, index) => entries[index] !== undefined && isSame(entry, entries[index]));
    return kept && entries.slice(before.size()).every((entry) => this.#isSignature(entry));
  }

  #isSignature(entry: PDFObject): boolean {
    const field = this.#now.context.lookup(entry);
    if (!(field instanceof PDFDict)) return false;
    const parent = field.lookup(key('Parent'));
    return isSignatureField(field) || (parent instanceof PDFDict && isSignatureField(parent));
  }

  #isListOfFields(ref: PDFRef): boolean {
    const form = this.#signed.catalog.lookup(key('AcroForm'));
    const isOfForm = form instanceof PDFDict && form.get(key('Fields')) === ref;
    return isOfForm || this.#signed.getPages().some((page) => page.node.get(key('Annots')) === ref);
  }

  #metadata(): PDFObject | undefined {
    return this.#signed.catalog.get(key('Metadata'));
  }
}

const isSignatureField = (field: PDFDict): boolean => field.get(key('FT')) === key('Sig');

/** Cross references and packed objects: how the file is written, not what it shows. */
function isBookkeeping(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false;
  const type = object.dict.get(key('Type'));
  return type === key('XRef') || type === key('ObjStm');
}

function changedKeys(before: PDFDict, after: PDFDict): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => !isSameOrNone(before.get(name), after.get(name)))
    .map((name) => name.decodeText());
}

function isSameOrNone(a: PDFObject | undefined, b: PDFObject | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSame(a, b);
}

function isSame(a: PDFObject, b: PDFObject): boolean {
  if (a instanceof PDFRawStream && b instanceof PDFRawStream) {
    return a.dict.toString() === b.dict.toString() && Buffer.from(a.contents).equals(Buffer.from(b.contents));
  }
  return a.toString() === b.toString();
}
