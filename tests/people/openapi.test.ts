import { generateSpecs } from 'hono-openapi';
import { describe, expect, it } from 'vitest';
import { openOffice } from './office.ts';

describe('the OpenAPI document', () => {
  it('describes every route of people from the schemas that check them', async () => {
    const office = openOffice();
    const document = await generateSpecs(office.app);
    office.close();
    expect(
      Object.keys(document.paths)
        .filter((path) => path.startsWith('/api/v1/'))
        .sort(),
    ).toEqual([
      '/api/v1/me',
      '/api/v1/me/password',
      '/api/v1/me/tokens',
      '/api/v1/me/tokens/{tokenId}',
      '/api/v1/people',
      '/api/v1/people/{personId}',
      '/api/v1/people/{personId}/disable',
      '/api/v1/people/{personId}/enable',
      '/api/v1/people/{personId}/reset-password',
      '/api/v1/people/{personId}/tokens',
      '/api/v1/people/{personId}/tokens/{tokenId}',
      '/api/v1/session',
      '/api/v1/session/first-admin',
      '/api/v1/units',
      '/api/v1/units/heads',
      '/api/v1/units/{unitId}',
      '/api/v1/units/{unitId}/dissolve',
      '/api/v1/units/{unitId}/head',
      '/api/v1/units/{unitId}/move',
    ]);
    const create = document.paths['/api/v1/people']?.post;
    expect(JSON.stringify(create?.requestBody)).toContain('"username"');
    expect(JSON.stringify(create?.responses)).toContain('application/problem+json');
    expect(Object.keys(document.components.schemas ?? {})).toEqual(
      expect.arrayContaining(['Person', 'Problem', 'Unit', 'Me', 'ApiToken']),
    );
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item ?? {})) {
        if (!path.startsWith('/api/v1/')) continue;
        expect([path, method, (operation as { summary?: string }).summary]).not.toContain(undefined);
      }
    }
  });
});
