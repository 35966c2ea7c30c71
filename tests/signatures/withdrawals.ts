/** Lists, answers and time stamps of our own authority, made as real ones are. */
import { createPrivateKey, generateKeyPairSync, createHash, type KeyObject } from 'node:crypto';
import {
  Enumerated,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Constructed,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  BasicOCSPResponse,
  Certificate,
  CertificateRevocationList,
  CertID,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  OCSPResponse,
  ResponseBytes,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  SingleResponse,
  Time,
  TSTInfo,
} from 'pkijs';
import { PDFArray, PDFDocument, PDFName } from 'pdf-lib';
import type { DocumentSigner } from '../../src/signatures/index.ts';
import { type Authority, certificateFor } from '../../scripts/samples/authority.ts';
import { FROM, TO } from './signed-papers.ts';
import forge from 'node-forge';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const OCSP_BASIC = '1.3.6.1.5.5.7.48.1.1';
const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

const webKey = (key: KeyObject) =>
  crypto.subtle.importKey(
    'pkcs8',
    key.export({ type: 'pkcs8', format: 'der' }),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    true,
    ['sign'],
  );
const keyOf = ({ key }: Authority) => webKey(createPrivateKey(forge.pki.privateKeyToPem(key)));
const certificateOf = ({ certificateDer }: Authority) => Certificate.fromBER(Uint8Array.from(certificateDer));
const serialOf = (hex: string) => new Integer({ valueHex: Uint8Array.from(Buffer.from(hex, 'hex')).buffer });

export interface Told {
  from: Date;
  until: Date;
  /** Serial numbers (hexadecimal) and when they were withdrawn. */
  withdrawn?: Record<string, Date>;
}

/** A CRL. */
export async function listBy(
  authority: Authority,
  { from, until, withdrawn = {} }: Told,
): Promise<Uint8Array> {
  const list = new CertificateRevocationList({
    version: 1,
    issuer: certificateOf(authority).subject,
    thisUpdate: new Time({ type: 0, value: from }),
    nextUpdate: new Time({ type: 0, value: until }),
  });
  const entries = Object.entries(withdrawn).map(
    ([serial, at]) =>
      new RevokedCertificate({
        userCertificate: serialOf(serial),
        revocationDate: new Time({ type: 0, value: at }),
      }),
  );
  if (entries.length > 0) list.revokedCertificates = entries;
  await list.sign(await keyOf(authority), 'SHA-256');
  return new Uint8Array(list.toSchema(true).toBER());
}

/** An OCSP answer about one certificate. */
export async function answerBy(authority: Authority, serial: string, told: Told): Promise<Uint8Array> {
  const issuer = certificateOf(authority);
  const certID = new CertID();
  const about = new Certificate({ issuer: issuer.subject, serialNumber: serialOf(serial) });
  await certID.createForCertificate(about, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer });
  const withdrawnAt = told.withdrawn?.[serial];
  const certStatus =
    withdrawnAt === undefined
      ? new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, lenBlockLength: 1 } as never)
      : new Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new GeneralizedTime({ valueDate: withdrawnAt })],
        });
  const basic = new BasicOCSPResponse();
  basic.tbsResponseData.responderID = issuer.subject;
  basic.tbsResponseData.producedAt = told.from;
  basic.tbsResponseData.responses = [
    new SingleResponse({ certID, certStatus, thisUpdate: told.from, nextUpdate: told.until }),
  ];
  basic.certs = [issuer];
  await basic.sign(await keyOf(authority), 'SHA-256');
  const response = new OCSPResponse({
    responseStatus: new Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: OCSP_BASIC,
      response: new OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

/** The file with its lists and answers kept for the long run (/DSS), as a further revision. */
export async function withKept(
  pdf: Uint8Array,
  { lists = [], answers = [] }: { lists?: Uint8Array[]; answers?: Uint8Array[] },
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context, catalog } = document;
  const kept = (entries: Uint8Array[]): PDFArray =>
    context.obj(entries.map((der) => context.register(context.flateStream(der)))) as PDFArray;
  catalog.set(PDFName.of('DSS'), context.register(context.obj({ CRLs: kept(lists), OCSPs: kept(answers) })));
  context.snapshot?.markObjForSave(catalog);
  return document.commit();
}

const STAMP_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * The same signer, whose signatures an authority stamps with the time.
 * @param stamped what the stamp is over, where it is not the signature
 */
export async function stamping(
  signer: DocumentSigner,
  authority: Authority,
  at: Date,
  stamped?: Uint8Array,
): Promise<DocumentSigner> {
  const { publicKey, privateKey } = STAMP_KEY;
  const holder = { name: 'Dấu thời gian', organization: 'Thử nghiệm', from: FROM, to: TO };
  const own = Certificate.fromBER(
    Uint8Array.from(certificateFor(authority, holder, publicKey, 'time-stamps')),
  );
  const key = await webKey(privateKey);
  return {
    ...signer,
    room: signer.room + 6_000,
    async sign(digest) {
      const info = ContentInfo.fromBER(Uint8Array.from(await signer.sign(digest)));
      const signed = new SignedData({ schema: info.content });
      const [signerInfo] = signed.signerInfos;
      const signature = signerInfo!.signature.valueBlock.valueHexView;
      const token = await tokenFor(stamped ?? signature, { own, key, at });
      signerInfo!.unsignedAttrs = new SignedAndUnsignedAttributes({
        type: 1,
        attributes: [new Attribute({ type: TIME_STAMP_TOKEN, values: [token.toSchema()] })],
      });
      const whole = new ContentInfo({ contentType: info.contentType, content: signed.toSchema(true) });
      return new Uint8Array(whole.toSchema().toBER());
    },
  };
}

async function tokenFor(
  signature: Uint8Array,
  { own, key, at }: { own: Certificate; key: CryptoKey; at: Date },
): Promise<ContentInfo> {
  const sha256 = new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() });
  const hash = Uint8Array.from(createHash('sha256').update(signature).digest()).buffer;
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: new MessageImprint({
      hashAlgorithm: sha256,
      hashedMessage: new OctetString({ valueHex: hash }),
    }),
    serialNumber: new Integer({ value: 7 }),
    genTime: at,
  });
  const content = info.toSchema().toBER();
  const signedData = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new OctetString({ valueHex: content }),
    }),
    certificates: [own],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            new Attribute({
              type: '1.2.840.113549.1.9.3',
              values: [new ObjectIdentifier({ value: TST_INFO })],
            }),
            new Attribute({
              type: '1.2.840.113549.1.9.4',
              values: [
                new OctetString({
                  valueHex: Uint8Array.from(createHash('sha256').update(Buffer.from(content)).digest())
                    .buffer,
                }),
              ],
            }),
          ],
        }),
      }),
    ],
  });
  await signedData.sign(key, 0, 'SHA-256');
  return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signedData.toSchema(true) });
}
