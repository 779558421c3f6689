import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';

/** Why something was not sent, or nobody knows whether it arrived; the reasons are those of ledger and outbox. */
export const sayReason = (reason: string | undefined): Text =>
  text(`reminder.reason.${REASONS.find((one) => one === reason) ?? 'other'}`);

/** What an officer can do about a message that did not arrive. */
export const sayRemedy = (reason: string): Text =>
  text(`undelivered.remedy.${REMEDIES.find((one) => one === reason) ?? 'call'}`);

/** Words under reminder.reason.<id>. What else may stand there is a fault of ours. */
const REASONS = [
  'late',
  'already-reported',
  'acknowledged',
  'no-recipient',
  'no-deputy',
  'stands-in',
  'promised',
  'no-officer',
  'no-leader',
  'superseded',
  'extended',
  'paused',
  'closed',
  'crashed-while-sending',
  'answer-lost',
  'said-before',
  'expired',
  'no-longer-planned',
  'no-longer-in-charge',
  'blocked',
  'rejected',
  'unreachable',
  'throttled',
  'window-closed',
  'quota',
  'misconfigured',
] as const;

/** Words under undelivered.remedy.<id>; for everything else a call does. */
const REMEDIES = [
  'crashed-while-sending',
  'answer-lost',
  'blocked',
  'window-closed',
  'quota',
  'misconfigured',
] as const;
