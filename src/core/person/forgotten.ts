import { fold } from '../message/fold.ts';

/** "Không nhớ", "tôi không biết rõ": no answer, where there must be one. With more words beside it, it may be one. */
export const isForgotten = (typed: string): boolean => FORGOTTEN.test(fold(typed).trim());

const FORGOTTEN =
  /^(?:(?:da|toi|em|minh|chau|con|i) )*(?:(?:khong|ko|chang|chua) (?:con )?(?:nho|biet|ro|chac)|quen|(?:do not|don'?t) (?:know|remember)|forgot)(?: (?:ro|chac|nua|lam|mat|roi|dau|a))*[.!]*$/;
