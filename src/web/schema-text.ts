/** JSON schemas as a person reads them: `{ id: string; state: "received" | "reading"; version?: integer }`. */
import type { OpenAPIV3_1 } from 'openapi-types';

export type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;
export type Components = Readonly<Record<string, Schema>>;

const DEEPEST = 6;

/** @param components the document's `components.schemas`, by which references are followed */
export function schemaText(schema: Schema | boolean | undefined, components: Components, depth = 0): string {
  if (schema === undefined || typeof schema === 'boolean') return 'any';
  if ('$ref' in schema && schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const named = components[name];
    return named === undefined || depth > 0 ? name : schemaText(named, components, depth);
  }
  const plain = schema as OpenAPIV3_1.SchemaObject;
  const alternatives = plain.anyOf ?? plain.oneOf;
  if (alternatives !== undefined) return join(alternatives, ' | ', components, depth);
  if (plain.allOf !== undefined) return join(plain.allOf, ' & ', components, depth);
  if (plain.const !== undefined) return JSON.stringify(plain.const);
  if (plain.enum !== undefined) return plain.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (plain.type === 'array') return `${grouped(schemaText(plain.items, components, depth + 1))}[]`;
  if (plain.type === 'object' || plain.properties !== undefined) return objectText(plain, components, depth);
  const types = Array.isArray(plain.type) ? plain.type : [plain.type ?? 'any'];
  return types.join(' | ') + (plain.format === undefined ? '' : ` (${plain.format})`);
}

function join(schemas: readonly Schema[], sign: string, components: Components, depth: number): string {
  return [...new Set(schemas.map((schema) => schemaText(schema, components, depth + 1)))].join(sign);
}

function grouped(text: string): string {
  return text.includes(' | ') && !text.startsWith('{') ? `(${text})` : text;
}

function objectText(schema: OpenAPIV3_1.SchemaObject, components: Components, depth: number): string {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) {
    const values = schema.additionalProperties;
    return typeof values === 'object' ? `{ [tên]: ${schemaText(values, components, depth + 1)} }` : '{}';
  }
  if (depth >= DEEPEST) return '{ … }';
  const indent = '  '.repeat(depth + 1);
  const lines = properties.map(([name, property]) => {
    const optional = schema.required?.includes(name) === true ? '' : '?';
    const text = schemaText(property, components, depth + 1);
    const note =
      'description' in property && property.description !== undefined ? `  // ${property.description}` : '';
    return `${indent}${name}${optional}: ${text};${note}`;
  });
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}
