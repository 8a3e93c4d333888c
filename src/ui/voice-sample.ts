import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lectern } from '../api/lectern-api.ts';
import type { Voice } from '../domain/voice.ts';

/** Speaks a sentence in a voice, and plays it. One sample is heard at a time in an element. */
export class VoiceSample implements ReactiveController {
  state: 'silent' | 'preparing' | 'playing' = 'silent';
  private readonly host: ReactiveControllerHost;
  private readonly audio = new Audio();
  private current: AbortController | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    this.audio.addEventListener('ended', () => {
      this.stop();
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Speaks and plays; rejects as `lectern.speak` does, with an AbortError when stopped. */
  async play(api: Lectern, voice: Voice, speed: number): Promise<void> {
    this.stop();
    const current = new AbortController();
    this.current = current;
    this.change('preparing');
    try {
      const text = `Hello, I am ${voice.name}. Once upon a time, a quiet voice began to read aloud.`;
      const options = { voice: voice.id, language: voice.language, speed, signal: current.signal };
      const speech = await api.speak(text, options);
      current.signal.throwIfAborted();
      this.audio.src = URL.createObjectURL(speech);
      this.change('playing');
      await this.audio.play();
    } catch (thrown) {
      if (this.current === current) this.stop();
      throw thrown;
    }
  }

  stop(): void {
    this.current?.abort();
    this.current = null;
    this.audio.pause();
    if (this.audio.src !== '') URL.revokeObjectURL(this.audio.src);
    this.audio.removeAttribute('src');
    this.change('silent');
  }

  private change(state: VoiceSample['state']): void {
    if (this.state === state) return;
    this.state = state;
    this.host.requestUpdate();
  }
}
