/** A time stamp (RFC 3161) an authority put on a signature: when the signature was there at the latest. */
import { Certificate, ContentInfo, type ExtKeyUsage, SignedData, TSTInfo } from 'pkijs';
import { wayToTrust } from './chain.ts';
import { certificateOf, type OpenedCms } from './cms.ts';

const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const FOR_TIME_STAMPS = '1.3.6.1.5.5.7.3.8';

/**
 * @param trusted DER of the authorities: a stamp of somebody else is worth no more than the signer's own clock
 * @returns null where there is none, it is of another signature, or nobody the office trusts stands behind it
 */
export async function stampedTime(
  { signerInfo }: OpenedCms,
  trusted: readonly Uint8Array[],
): Promise<Date | null> {
  const token: unknown = signerInfo.unsignedAttrs?.attributes.find(({ type }) => type === TIME_STAMP_TOKEN)
    ?.values[0];
  if (token === undefined) return null;
  try {
    const signedData = new SignedData({ schema: new ContentInfo({ schema: token as never }).content });
    const data = signerInfo.signature.valueBlock.valueHexView.slice().buffer;
    const isOfSignature = await signedData.verify({ signer: 0, data });
    const info = signedData.encapContentInfo.eContent?.getValue();
    if (!isOfSignature || info === undefined) return null;
    const { genTime } = TSTInfo.fromBER(info);
    return (await isOfTrustedClock(signedData, trusted, genTime)) ? genTime : null;
  } catch {
    // A stamp that cannot be checked says nothing; the signature is judged without it.
    return null;
  }
}

async function isOfTrustedClock(
  { certificates = [], signerInfos }: SignedData,
  trusted: readonly Uint8Array[],
  at: Date,
): Promise<boolean> {
  const known = certificates.filter((entry) => entry instanceof Certificate);
  const clock = signerInfos[0] === undefined ? undefined : await certificateOf(signerInfos[0], known);
  if (clock === undefined || !isForTimeStamps(clock)) return false;
  return (await wayToTrust(clock, known, trusted, at)) !== null;
}

function isForTimeStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue as
    | ExtKeyUsage
    | undefined;
  return usage?.keyPurposes.includes(FOR_TIME_STAMPS) ?? false;
}
