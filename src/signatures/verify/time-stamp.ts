/** A time stamp (RFC 3161) an authority put on a signature: when the signature was there at the latest. */
import { ContentInfo, SignedData, TSTInfo } from 'pkijs';
import type { OpenedCms } from './cms.ts';

const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

/** @returns null where there is none, or where it is of another signature */
export async function stampedTime({ signerInfo }: OpenedCms): Promise<Date | null> {
  const token: unknown = signerInfo.unsignedAttrs?.attributes.find(({ type }) => type === TIME_STAMP_TOKEN)
    ?.values[0];
  if (token === undefined) return null;
  try {
    const signedData = new SignedData({ schema: new ContentInfo({ schema: token as never }).content });
    const data = signerInfo.signature.valueBlock.valueHexView.slice().buffer;
    const isOfSignature = await signedData.verify({ signer: 0, data });
    const info = signedData.encapContentInfo.eContent?.getValue();
    return isOfSignature && info !== undefined ? TSTInfo.fromBER(info).genTime : null;
  } catch {
    // A stamp that cannot be checked says nothing; the signature is judged without it.
    return null;
  }
}
