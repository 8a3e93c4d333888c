/** Seconds of an audio file, from its header. */
export function readDuration(file: Blob): Promise<number> {
  const audio = new Audio();
  audio.preload = 'metadata';
  const url = URL.createObjectURL(file);
  return new Promise<number>((resolve, reject) => {
    audio.addEventListener('loadedmetadata', () => {
      resolve(audio.duration);
    });
    audio.addEventListener('error', () => {
      reject(new Error('The browser cannot play a part of this audiobook.'));
    });
    audio.src = url;
  }).finally(() => {
    URL.revokeObjectURL(url);
  });
}
