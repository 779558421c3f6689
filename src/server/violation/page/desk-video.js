import { words } from './desk-call.js';
import { fill, make, tell } from './dom.js';
import { redactor } from './redact.js';

/**
 * A video is looked at here and never handed over: nobody can cover what moves. What can go along are stills, each a
 * picture with boxes like any other.
 */
export function videoSection(blob, { n, sha256, photos }) {
  const video = make('video', { controls: true, muted: true, playsinline: true, preload: 'auto' });
  const heard = make('p', { role: 'status' });
  const stills = make('div', {});
  let count = 0;
  const take = async () => {
    video.pause();
    const second = Math.floor(video.currentTime);
    const image = await createImageBitmap(video);
    count += 1;
    const { figure, photo } = redactor(image, `video-${n}-hinh-${count}`, { n, second, sha256 });
    photos.push(photo);
    stills.append(figure);
    tell(heard, fill(words['still-taken'], { count, second }));
  };
  const taker = make(
    'button',
    { type: 'button', 'data-still': n, disabled: true, onclick: take },
    words['still-take'],
  );
  video.addEventListener('loadeddata', () => {
    taker.disabled = video.videoWidth === 0;
    if (taker.disabled) tell(heard, words['not-played']);
  });
  video.addEventListener('error', () => tell(heard, words['not-played']));
  video.src = URL.createObjectURL(blob);
  return [make('p', {}, words['video-note']), video, taker, heard, stills];
}
