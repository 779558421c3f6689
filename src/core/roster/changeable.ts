/** A value while it is put together. */
export type Changeable<T> = { -readonly [Field in keyof T]: T[Field] };
