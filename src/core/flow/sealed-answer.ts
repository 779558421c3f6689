/** Stands for an answer that was given before a restart: whom it was sealed to will read it, nobody else can any more. */
export const SEALED_ANSWER = '🔒';
