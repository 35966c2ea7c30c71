/** What calls a file PDF/A-2b (ISO 19005-2): its XMP packet, the colours it is meant in, and an identifier. */
import { createHash } from 'node:crypto';

import { type PDFContext, type PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';

import { deflated } from './deflated.ts';
import type { SearchableSource } from './searchable-paper.ts';
import { srgbProfile } from './srgb-profile.ts';

/** Not packed: whoever looks for archive files finds it without reading PDF (6.6.2.1). */
const PACKET = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

/** Only for a document that `archiveObstacles` has nothing against. */
export function claimArchiveForm(document: PDFDocument, sources: readonly SearchableSource[]): void {
  const { context, catalog } = document;
  // An original that was PDF/A before keeps the output intent it has.
  const hasIntent = catalog.has(PDFName.of('OutputIntents'));
  // A packet that says more than that is kept, and the claim put into it.
  if (catalog.has(PDFName.of('Metadata'))) {
    document.convertToPDFA({ conformance: '2B', ...(hasIntent ? {} : { iccProfile: srgbProfile() }) });
    return;
  }
  if (!hasIntent) catalog.set(PDFName.of('OutputIntents'), context.obj([outputIntent(context)]));
  const packet = context.stream(Buffer.from(PACKET), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(packet));
  context.trailerInfo.ID ??= context.obj([identifier(sources), identifier(sources)]);
}

function outputIntent(context: PDFContext): PDFDict {
  return context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: context.register(deflated(context, srgbProfile(), { N: 3 })),
  });
}

/** The same for the same files, as the whole copy is. */
function identifier(sources: readonly SearchableSource[]): PDFHexString {
  const hash = createHash('sha256').update(sources.map(({ sha256 }) => sha256).join(' '));
  return PDFHexString.fromBytes(hash.digest().subarray(0, 16));
}
