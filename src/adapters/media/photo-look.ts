import { lookOf } from '../../core/media/look.ts';
import { realTypeOf } from '../../core/media/real-type.ts';
import type { PhotoLook } from '../../ports/photo-look.ts';

/** A photo of a phone has 50 million points at most; what has more would only fill the memory. */
const MAX_POINTS = 100_000_000;

/** Undefined: it is no photo that can be read. iPhone's own format has no look, for want of a free decoder. */
export const photoLook: PhotoLook = async (bytes) => {
  const real = realTypeOf(bytes);
  if (real?.kind !== 'photo' || real.extension === 'heic' || real.extension === 'avif') return {};
  // Loaded by the first photo: the library is large.
  const { default: sharp } = await import('sharp');
  try {
    const grey = await sharp(bytes, { limitInputPixels: MAX_POINTS })
      .rotate()
      .greyscale()
      .resize(9, 8, { fit: 'fill' })
      .raw()
      .toBuffer();
    return { look: lookOf(grey) };
  } catch {
    return undefined;
  }
};
