/** API cho chương trình khác: the OpenAPI document as a person reads it, group by group. */
import type { OpenAPIV3_1 } from 'openapi-types';
import { Page, type Shell } from '../components/shell.tsx';
import { type Components, type Schema, schemaText } from '../schema-text.ts';
import { API_DOCS } from '../text.ts';

export type ApiDocument = Pick<OpenAPIV3_1.Document, 'info' | 'paths' | 'components'>;

interface Operation {
  method: string;
  path: string;
  about: OpenAPIV3_1.OperationObject;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function ApiDocsPage({ shell, document }: { shell: Shell; document: ApiDocument }) {
  const components: Components = document.components?.schemas ?? {};
  const groups = groupsOf(document);
  return (
    <Page shell={shell} title={API_DOCS.title}>
      <div class="page-head">
        <div class="page-head-text">
          <h1>{API_DOCS.title}</h1>
          <p class="page-lead">{API_DOCS.lead}</p>
        </div>
        <a class="button" href="/api/v1/openapi.json">
          {API_DOCS.download}
        </a>
      </div>
      <nav class="api-groups" aria-label={API_DOCS.groups}>
        {groups.map(([tag], index) => (
          <a href={`#nhom-${index}`}>{tag}</a>
        ))}
      </nav>
      {groups.map(([tag, operations], index) => (
        <section class="api-group" id={`nhom-${index}`}>
          <h2>{tag}</h2>
          {operations.map((operation) => (
            <OperationDetails operation={operation} components={components} />
          ))}
        </section>
      ))}
    </Page>
  );
}

function groupsOf({ paths }: ApiDocument): [tag: string, operations: Operation[]][] {
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(paths ?? {})) {
    for (const method of METHODS) {
      const about = item?.[method];
      if (about === undefined) continue;
      const tag = about.tags?.[0] ?? API_DOCS.others;
      groups.set(tag, [...(groups.get(tag) ?? []), { method, path, about }]);
    }
  }
  return [...groups];
}

function OperationDetails({ operation, components }: { operation: Operation; components: Components }) {
  const { method, path, about } = operation;
  return (
    <details class="panel api-operation">
      <summary>
        <code class={`api-method api-${method}`}>{method.toUpperCase()}</code>
        <code class="api-path">/api/v1{path}</code>
        <span class="api-summary">{about.summary}</span>
      </summary>
      {about.description !== undefined && <p>{about.description}</p>}
      <Parameters parameters={about.parameters ?? []} components={components} />
      <Bodies
        title={API_DOCS.body}
        content={
          about.requestBody === undefined || '$ref' in about.requestBody ? {} : about.requestBody.content
        }
        components={components}
      />
      {Object.entries(about.responses ?? {}).map(([status, response]) => (
        <Bodies
          title={`${status} · ${'description' in response ? response.description : ''}`}
          content={('content' in response ? response.content : undefined) ?? {}}
          components={components}
        />
      ))}
    </details>
  );
}

type ParameterList = NonNullable<OpenAPIV3_1.OperationObject['parameters']>;

function Parameters({ parameters, components }: { parameters: ParameterList; components: Components }) {
  const own = parameters.filter(
    (parameter): parameter is OpenAPIV3_1.ParameterObject => !('$ref' in parameter),
  );
  if (own.length === 0) return null;
  return (
    <dl class="api-parameters">
      {own.map(({ name, in: place, schema, description, required }) => (
        <div>
          <dt>
            <code>{name}</code>{' '}
            <span class="muted">{`${place}${required === true ? '' : `, ${API_DOCS.optional}`}`}</span>
          </dt>
          <dd>
            <code>{schemaText(schema as Schema | undefined, components)}</code> {description}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface BodiesProps {
  title: string;
  content: Readonly<Record<string, OpenAPIV3_1.MediaTypeObject>>;
  components: Components;
}

function Bodies({ title, content, components }: BodiesProps) {
  const bodies = Object.entries(content);
  if (bodies.length === 0 && title === API_DOCS.body) return null;
  return (
    <div class="api-body">
      <h3>{title}</h3>
      {bodies.map(([mediaType, { schema }]) => (
        <>
          <p class="muted">{mediaType}</p>
          {schema !== undefined && mediaType !== 'application/problem+json' && (
            <pre>
              <code>{schemaText(schema, components)}</code>
            </pre>
          )}
        </>
      ))}
    </div>
  );
}
