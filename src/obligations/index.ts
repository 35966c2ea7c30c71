/** The follow-up (theo dõi nhiệm vụ): what is asked of us and what others owe us, until it is done. */
export {
  createObligation,
  type CreatedObligation,
  type NewObligation,
  NO_DEADLINE,
  type ObligationSource,
} from './create.ts';
export { type PartyChoice, type PartyChoices } from './parties.ts';
export {
  type Action,
  ACTION_NAMES,
  ACTIONS,
  actionsFor,
  type Relation,
  RELATION_NAMES,
  RELATIONS,
  STATUS_NAMES,
} from './lifecycle.ts';
export { SIDES, type Side, SOURCES, type SourceKind, type Status, STATUSES } from './schema.ts';
