/** What of Cloudflare's runtime this program uses. */
declare module 'cloudflare:workers' {
  export abstract class DurableObject<Env = unknown> {
    protected readonly ctx: DurableObjectState;
    protected readonly env: Env;
    constructor(ctx: DurableObjectState, env: Env);
    fetch?(request: Request): Response | Promise<Response>;
    alarm?(): void | Promise<void>;
  }

  export interface DurableObjectState {
    readonly storage: DurableObjectStorage;
    /** Nothing is delivered to the object before this has ended. */
    blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>;
    waitUntil(work: Promise<unknown>): void;
    /** Stops the object as a crash would. */
    abort(reason?: string): never;
  }

  export interface DurableObjectStorage {
    readonly sql: {
      exec(
        statement: string,
        ...values: unknown[]
      ): Iterable<Record<string, unknown>> & {
        toArray(): Record<string, unknown>[];
        next(): IteratorResult<Record<string, unknown>>;
        raw(): { toArray(): unknown[][] };
      };
      readonly databaseSize: number;
    };
    transactionSync<T>(change: () => T): T;
    deleteAll(): Promise<void>;
    get<T>(key: string): Promise<T | undefined>;
    put<T>(key: string, value: T): Promise<void>;
    delete(key: string): Promise<boolean>;
    /** Milliseconds since 1970; null where none is set. */
    getAlarm(): Promise<number | null>;
    setAlarm(at: number): Promise<void>;
  }

  /** The public methods of the object's class can be called through its stub. */
  export interface DurableObjectNamespace<T = object> {
    idFromName(name: string): DurableObjectId;
    get(id: DurableObjectId): { fetch(request: Request): Promise<Response> } & Omit<T, 'fetch' | 'alarm'>;
  }

  export interface DurableObjectId {
    toString(): string;
  }
}
