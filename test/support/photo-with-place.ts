import sharp from 'sharp';

/** A small photo whose EXIF tells a camera and a place, as a phone writes it. */
export const photoWithPlace = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#7799bb' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Máy Ảnh Thử'.normalize('NFC'), Model: 'MAYTHU-1' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '14/1 21/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '108/1 0/1 0/1',
      },
    })
    .toBuffer();
