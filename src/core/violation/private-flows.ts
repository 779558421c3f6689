import { RECEIPT_FLOW, RECEIPT_WAYS } from './receipt-flow.ts';
import { TIP_FLOW } from './tip-flow.ts';

/** Conversations of which nothing may be readable on a disk: neither the answers nor what is said in them. */
const PRIVATE_FLOWS: ReadonlySet<string> = new Set([TIP_FLOW, RECEIPT_FLOW, RECEIPT_WAYS]);

export const isPrivateFlow = (flow: string): boolean => PRIVATE_FLOWS.has(flow);
