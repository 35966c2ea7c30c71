/** The shapes of signatures and keys in the API. */
import { z } from 'zod';
import { REVOCATION_STATES } from './verify/revocation.ts';
import { SIGNATURE_REASONS, SIGNATURE_STATES, type SignatureCheck } from './verify/check.ts';

const text = z.string().nullable();

export const certificateSchema = z
  .object({
    holder: z.string(),
    organization: text,
    issuer: z.string(),
    issuerOrganization: text,
    serial: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
  })
  .meta({ id: 'Certificate' });

export const signatureSchema = z
  .object({
    state: z
      .enum(SIGNATURE_STATES)
      .describe(
        'valid: hợp lệ; altered: đã bị sửa; not-whole: không phủ hết văn bản; revoked: chứng thư đã bị thu hồi; expired: chứng thư hết hiệu lực khi ký; unknown-issuer: không rõ nơi cấp; unreadable: hỏng, không kiểm tra được.',
      ),
    reason: z.enum(SIGNATURE_REASONS).nullable(),
    certificate: certificateSchema.nullable(),
    issuers: z.array(z.string()).describe('Chuỗi nơi cấp, nơi được tin đứng cuối.'),
    signedAt: text,
    timeFrom: z.enum(['timestamp', 'signer']).nullable().describe('Dấu thời gian, hay giờ máy người ký.'),
    statedReason: text,
    statedLocation: text,
    revocation: z
      .enum(REVOCATION_STATES)
      .describe('good: chưa bị thu hồi; revoked: đã bị thu hồi; unknown: không kiểm tra được.'),
    revokedAt: text,
    revocationAsOf: text.describe('Thời điểm của danh sách thu hồi hoặc câu trả lời OCSP đã dùng.'),
    later: z.enum(['none', 'signatures', 'content']).describe('Phần thêm vào tệp sau khi ký.'),
  })
  .meta({ id: 'DigitalSignature' }) satisfies z.ZodType<SignatureCheck>;

export const keyOwner = z.enum(['me', 'agency']);
export const keySchema = z
  .object({
    certificate: certificateSchema,
    hasPicture: z.boolean(),
    sealDiameter: z.number().nullable().describe('Đường kính dấu, mm.'),
    createdAt: z.string(),
    isRemote: z.boolean().describe('Khóa nằm ở dịch vụ ký số từ xa.'),
  })
  .meta({ id: 'SigningKey' });

const MOST_KEY_BASE64 = 200_000;
const MOST_PICTURE_BASE64 = 700_000;

export const newKeyBody = z.object({
  p12: z.base64().max(MOST_KEY_BASE64).describe('Tệp P12, base64.'),
  password: z.string().max(500).describe('Chỉ dùng để mở thử; không lưu.'),
  picture: z.base64().max(MOST_PICTURE_BASE64).nullable().default(null).describe('Hình PNG nền trong suốt.'),
  sealDiameter: z.number().min(10).max(80).optional().describe('Đường kính dấu, mm.'),
});

export const remoteKeyBody = newKeyBody
  .pick({ picture: true, sealDiameter: true })
  .extend({ credentialId: z.string().min(1).max(300).describe('Mã khóa (credentialID) trên dịch vụ.') });

export const trustListSchema = z.object({
  certificates: z.array(z.object({ file: z.string(), certificate: certificateSchema })),
  unreadable: z.array(z.string()),
});
