/** People: who works here, in which units, with which roles; how they sign in; who asks. */
export { type Actor, forbidden, hasRole, requireRole, requireScope, SERVICE } from './actor.ts';
export { bearerToken, cameByHttps, type Client, clientAddress, clientOf, type Reach } from './client.ts';
export { personNotFound, signInRequired } from './errors.ts';
export { createFirstAdmin, type FirstAdmin, firstAdminLink, isFirstAdminLink } from './first-admin.ts';
export type { AppEnv } from './http-env.ts';
export {
  actorOf,
  authenticate,
  type AuthenticateOptions,
  CHANGE_PASSWORD_PATH,
  requireSignIn,
  safeReturnPath,
  sessionOf,
  setCookies,
  SIGN_IN_PATH,
} from './middleware.ts';
export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts';
export {
  actorOfPerson,
  createPerson,
  type CreatedPerson,
  disablePerson,
  enablePerson,
  getPerson,
  listPeople,
  type NewPerson,
  type PageOfPeople,
  type PeopleQuery,
  type Person,
  personByUsername,
  type PersonChanges,
  resetPassword,
  updatePerson,
} from './people.ts';
export { namesOfPeople } from './people-store.ts';
export { ROLE_NAMES, type Role, ROLES, type Scope, SCOPES } from './roles.ts';
export { peopleRoutes, type PeopleRoutesDeps } from './routes.ts';
export { refuseCrossSite, securityHeaders } from './security.ts';
export {
  actorOfPartner,
  addPartner,
  changePartner,
  getPartner,
  givePartnerKey,
  listPartners,
  namesOfPartners,
  noteContact,
  type Partner,
  PARTNER_KEY_PREFIX,
  partnerOfKey,
  type PartnerWords,
  reachablePartner,
  type ReachablePartner,
  removePartner,
} from './partners.ts';
export { createSignIn, type Session, type SignedIn, type SignIn } from './sign-in.ts';
export {
  type ApiToken,
  createToken,
  isTokenInForce,
  listTokens,
  type NewToken,
  revokeToken,
} from './tokens.ts';
export { listUnitHeads, setUnitHead } from './unit-heads.ts';
export {
  createUnit,
  type Dissolution,
  dissolveUnit,
  getUnit,
  listUnits,
  moveUnit,
  type NewUnit,
  treeOf,
  type Unit,
  unitInCharge,
  type UnitNode,
  updateUnit,
} from './units.ts';
export { namesOfUnits } from './units-store.ts';
