/** What a photo looks like, so that the same picture is known again when it was made smaller, lighter or sent anew. */
export type PhotoLook = (bytes: Uint8Array) => Promise<{ readonly look?: string } | undefined>;
