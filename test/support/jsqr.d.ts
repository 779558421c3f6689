/** The package's own types tell of a property called default, which is not what Node hands out. */
declare module 'jsqr' {
  function jsQR(data: Uint8ClampedArray, width: number, height: number): { readonly data: string } | null;
  export = jsQR;
}
