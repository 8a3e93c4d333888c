import type { EngineState } from '../domain/engine-state.ts';
import type { LecternDatabase } from './database.ts';

const INITIAL_ENGINE: EngineState = {
  backend: 'wasm',
  threads: 0,
  model: { state: 'absent', loadedBytes: 0, totalBytes: 0, id: '' },
  modelError: null,
  probe: null,
  realTimeFactor: null,
};

/** Named values that all tabs share. */
export class SettingsStore {
  constructor(private readonly db: LecternDatabase) {}

  /** What the working tab last said of its engine. */
  async engine(): Promise<EngineState> {
    const row = await this.db.settings.get('engine');
    return row === undefined ? INITIAL_ENGINE : (row.value as EngineState);
  }

  async changeEngine(changes: Partial<EngineState>): Promise<void> {
    await this.db.transaction('rw', this.db.settings, async () => {
      const value: EngineState = { ...(await this.engine()), ...changes };
      await this.db.settings.put({ key: 'engine', value });
    });
  }

  /** Asks the working tab to fetch the voice model. */
  async wantModel(): Promise<void> {
    await this.db.settings.put({ key: 'model-wanted', value: true });
  }

  async isModelWanted(): Promise<boolean> {
    return (await this.db.settings.get('model-wanted')) !== undefined;
  }

  /** Whether the model has been asked for; the wish ends with the answer. */
  async takeModelWish(): Promise<boolean> {
    return this.db.transaction('rw', this.db.settings, async () => {
      const wanted = await this.isModelWanted();
      if (wanted) await this.db.settings.delete('model-wanted');
      return wanted;
    });
  }
}
