/** Which tables hold the office's own words and facts, and which are made of the others or end with the machine. */

/** Derived by the search room or by triggers, and made anew from the rest. */
export const DERIVED = /^(?:search_(?!alerts$|outbox$)|obligation_tallies$)/;

/** They end with the installation, also where accounts go along: everybody signs in again. */
export const OF_THE_INSTALLATION: readonly string[] = ['sessions', 'verifications', 'sign_in_failures'];

/** An agency on Workers keeps here what a machine keeps in a folder: it travels as files. */
export const AS_FILES: readonly string[] = ['signing_trust_files'];
