import { words } from './desk-call.js';
import { make, save } from './dom.js';

/** Large enough to read a plate that is to be seen, small enough for an old machine. */
const LONGEST = 1600;

/**
 * A picture on which boxes are drawn by hand. The copy is made of pixels only: no place, no camera, no time, and under
 * a box nothing but black.
 */
export async function redactor(bytes, head, name) {
  let image;
  try {
    // Not an <img>: the policy of our pages shows no pictures but the server's own.
    image = await createImageBitmap(new Blob([bytes], { type: head.type }));
  } catch {
    return '';
  }
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const canvas = make('canvas', {
    width: Math.round(image.width * scale),
    height: Math.round(image.height * scale),
  });
  const pen = canvas.getContext('2d');
  const boxes = [];
  let from;

  function draw(extra) {
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#000';
    for (const [x, y, width, height] of extra ? [...boxes, extra] : boxes) pen.fillRect(x, y, width, height);
  }
  const at = (event) => {
    const edge = canvas.getBoundingClientRect();
    return [
      ((event.clientX - edge.left) * canvas.width) / edge.width,
      ((event.clientY - edge.top) * canvas.height) / edge.height,
    ];
  };
  const boxTo = (event) => {
    const [x, y] = at(event);
    return [Math.min(x, from[0]), Math.min(y, from[1]), Math.abs(x - from[0]), Math.abs(y - from[1])];
  };
  canvas.addEventListener('pointerdown', (event) => {
    from = at(event);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => from && draw(boxTo(event)));
  canvas.addEventListener('pointerup', (event) => {
    if (from) boxes.push(boxTo(event));
    from = undefined;
    draw();
  });
  draw();

  const keep = () =>
    canvas.toBlob(
      async (blob) => save(`${name}.jpg`, new Uint8Array(await blob.arrayBuffer()), 'image/jpeg'),
      'image/jpeg',
      0.9,
    );
  return make(
    'figure',
    {},
    make('figcaption', {}, words['redact-note']),
    canvas,
    make(
      'button',
      {
        type: 'button',
        onclick: () => {
          boxes.pop();
          draw();
        },
      },
      words.undo,
    ),
    make('button', { type: 'button', 'data-covered': name, onclick: keep }, words.download),
  );
}
