/** A place in an audiobook. */
export interface Place {
  /** Position among the job's chapters, from 0. */
  chapter: number;
  /** Seconds into the chapter. */
  seconds: number;
}

/** A part of an audiobook that lies in one file. */
export interface Stretch {
  file: Blob;
  /** The time in the file of a place, in seconds; null for a place that is not in it. */
  timeOf(place: Place): number | null;
  /** The place that is heard at a time of the file. */
  placeAt(seconds: number): Place;
  /** Where to go on after the end of the file; null at the end of the book. */
  next: Place | null;
}

/** Where an audiobook's sound comes from. */
export interface SoundSource {
  /**
   * Opens the stretch that a place lies in.
   * @returns `wait` where nothing has been narrated yet, `end` behind the last chapter
   */
  open(place: Place): Promise<Stretch | 'wait' | 'end'>;
}
