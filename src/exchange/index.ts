/** Between agencies: issued papers and recalls go out over the network, what partners send comes in, statuses go back. */
export { type CarryDeps, carryJob } from './carry.ts';
export { checkPartner } from './check-partner.ts';
export { courier, type Courier, type Reach } from './courier.ts';
export { exchangeRoutes, type ExchangeRoutesDeps, partnerRoutes } from './routes.ts';
export { tellSenderJob, type TellSenderDeps } from './tell-sender.ts';
