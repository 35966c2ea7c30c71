/** What middleware leaves on Hono's context for the rooms' routes. */
import type { Actor } from './actor.ts';
import type { Client } from './client.ts';
import type { Session } from './sign-in.ts';

export interface AppEnv {
  Variables: {
    /** Who asks; null for somebody who has not signed in. Set by `authenticate`. */
    actor: Actor | null;
    /** The session by which they are signed in; null with an API token. Set by `authenticate`. */
    session: Session | null;
    /** The asker's address, and whether they came by https. Set by `authenticate`. */
    client: Client;
    /** Goes with every log line of the request. Set by hono's `requestId`. */
    requestId: string;
  };
}
