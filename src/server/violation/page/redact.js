import { words } from './desk-call.js';
import { checked, fill, make, save, tell } from './dom.js';

/** Large enough to read a plate that is to be seen, small enough for an old machine. */
const LONGEST = 1600;

/**
 * A picture on which boxes are drawn by hand. The copy is made of pixels only: no place, no camera, no time, and under
 * a box nothing but black. `origin` is what the paper of a handover says of it; `name` is that of its file.
 */
export function redactor(image, name, origin) {
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

  const drawn = () =>
    new Promise((resolve) => {
      canvas.toBlob(async (blob) => resolve(new Uint8Array(await blob.arrayBuffer())), 'image/jpeg', 0.9);
    });
  const along = make('input', { type: 'checkbox', 'data-along': name });
  const figure = make(
    'figure',
    {},
    make('figcaption', {}, words['redact-note']),
    canvas,
    numbersForm((box) => {
      boxes.push(box.map((share, n) => (share * (n % 2 === 0 ? canvas.width : canvas.height)) / 100));
      draw();
      return boxes.length;
    }),
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
    make(
      'button',
      {
        type: 'button',
        'data-covered': name,
        onclick: async () => save(`${name}.jpg`, await drawn(), 'image/jpeg'),
      },
      words.download,
    ),
    checked(words['along'], along),
  );
  const photo = {
    isWanted: () => along.checked,
    picture: async () => ({
      bytes: await drawn(),
      width: canvas.width,
      height: canvas.height,
      name,
      ...origin,
    }),
  };
  return { figure, photo };
}

/** The same without a mouse: left, top, width and height of a box, in percent of the picture. `add` counts the boxes. */
function numbersForm(add) {
  const heard = make('p', { role: 'status' });
  const inputs = ['left', 'top', 'width', 'height'].map((side) =>
    make('input', {
      type: 'number',
      min: 0,
      max: 100,
      'aria-label': words[`box-${side}`],
      placeholder: words[`box-${side}`],
    }),
  );
  const cover = () => {
    const values = inputs.map(({ value }) => Number(value));
    const missing = inputs.find((_, n) => n > 1 && !(values[n] > 0));
    if (missing) {
      tell(heard, words['box-missing']);
      return missing.focus();
    }
    tell(heard, fill(words['box-added'], { count: add(values) }));
    for (const input of inputs) input.value = '';
    inputs[0].focus();
  };
  return make(
    'details',
    { class: 'box' },
    make('summary', {}, words['box-numbers']),
    inputs,
    make('button', { type: 'button', 'data-cover': '', onclick: cover }, words['box-add']),
    heard,
  );
}
