/** What came with a message, besides its words. Nothing of it has been fetched. */
export type Attachment = Enclosure | SharedContact | SharedPlace;

/** Something made of bytes. */
export interface Enclosure {
  readonly kind: 'photo' | 'video' | 'voice' | 'file';
  /** The channel's own name for the bytes; only that channel can fetch it. */
  readonly ref: string;
  /** As the sender's phone says, so neither is to be trusted. */
  readonly name?: string;
  readonly type?: string;
  /** Bytes, where the platform tells. */
  readonly size?: number;
}

export interface SharedContact {
  readonly kind: 'contact';
  readonly phone: string;
  /** True when the platform vouches that it is the sender's own number. */
  readonly own: boolean;
  readonly name?: string;
}

/** Degrees, WGS 84. */
export interface SharedPlace {
  readonly kind: 'location';
  readonly latitude: number;
  readonly longitude: number;
}
