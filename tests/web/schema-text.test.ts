import { describe, expect, it } from 'vitest';
import { type Schema, schemaText } from '../../src/web/schema-text.ts';

const components = {
  Problem: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
} as const;

const cases: [name: string, schema: Schema, text: string][] = [
  ['a plain type', { type: 'string' }, 'string'],
  ['a format', { type: 'string', format: 'date' }, 'string (date)'],
  ['an enumeration', { enum: ['in', 'out'] }, '"in" | "out"'],
  ['a nullable value', { anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'integer | null'],
  ['a list of alternatives', { type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
  ['a map', { type: 'object', additionalProperties: { type: 'number' } }, '{ [tên]: number }'],
  ['a reference at the top is opened', { $ref: '#/components/schemas/Problem' }, '{\n  code: string;\n}'],
  [
    'a reference inside is named; optional fields are marked, descriptions follow',
    {
      type: 'object',
      properties: {
        error: { $ref: '#/components/schemas/Problem' },
        n: { type: 'integer', description: 'số đến' },
      },
      required: ['error'],
    },
    '{\n  error: Problem;\n  n?: integer;  // số đến\n}',
  ],
];

describe('a schema as a person reads it', () => {
  it.each(cases)('%s', (_name, schema, text) => {
    expect(schemaText(schema, components as never)).toBe(text);
  });

  it('does not open a schema without end', () => {
    const endless: Schema = { type: 'object', properties: {} };
    endless.properties!['self'] = endless;
    expect(schemaText(endless, {})).toContain('{ … }');
  });
});
