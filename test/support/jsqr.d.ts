/** The package's own types know only a default export, which is not what Node hands out. */
declare module 'jsqr' {
  export function jsQR(
    data: Uint8ClampedArray,
    width: number,
    height: number,
  ): { readonly data: string } | null;
}
