import { say, text } from '../../core/message/say.ts';
import { readReceipt } from '../../core/violation/receipt.ts';
import { RECEIPT_FLOW } from '../../core/violation/receipt-flow.ts';
import type { RunCommand } from '../carry-out.ts';

/** "Biên nhận 1234 5678 9012 3456": what became of a tip. Without figures they are asked for. */
export const receipt: RunCommand = async (_, args) => {
  const read = readReceipt(args);
  const isRead = read !== 'none' && read !== 'wrong';
  const says = read === 'wrong' ? [say([text('violation.receipt.wrong')])] : [];
  return { private: true, says, enter: RECEIPT_FLOW, ...(isRead && { answers: { receipt: read } }) };
};
