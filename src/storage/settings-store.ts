import type {
  EngineSettings,
  EngineState,
  EngineWish,
  ProbeOutcome,
} from '../domain/engine-state.ts';
import type { LecternDatabase } from './database.ts';

const INITIAL_ENGINE: EngineState = {
  backend: 'wasm',
  threads: 0,
  narrators: 0,
  model: { state: 'absent', loadedBytes: 0, totalBytes: 0, id: '' },
  modelError: null,
  probe: null,
  realTimeFactor: null,
};

const INITIAL_SETTINGS: EngineSettings = { backend: 'auto', gentle: 'never' };

/** What the last choice between the backends found, and for which card and version it holds. */
export interface RememberedProbe {
  key: string;
  outcome: ProbeOutcome;
}

/** What is not in a row is as it is at first. */
function settingsIn(row: { value: unknown } | undefined): EngineSettings {
  return { ...INITIAL_SETTINGS, ...(row?.value as Partial<EngineSettings> | undefined) };
}

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

  /** What the user said of how the engine uses the machine. */
  async engineSettings(): Promise<EngineSettings> {
    return settingsIn(await this.db.settings.get('engine-settings'));
  }

  async changeEngineSettings(changes: Partial<EngineSettings>): Promise<void> {
    await this.db.transaction('rw', this.db.settings, async () => {
      const value = { ...(await this.engineSettings()), ...changes };
      await this.db.settings.put({ key: 'engine-settings', value });
    });
  }

  /** Whether the machine runs on its battery, as the page was last told; only pages are. */
  async isOnBattery(): Promise<boolean> {
    return (await this.db.settings.get('on-battery'))?.value === true;
  }

  /** What is asked of the engine, in one reading. */
  async orders(): Promise<{ wish: EngineWish; isModelWanted: boolean }> {
    const keys = ['engine-settings', 'on-battery', 'model-wanted'];
    const [settings, battery, model] = await this.db.settings.bulkGet(keys);
    return {
      wish: { ...settingsIn(settings), isOnBattery: battery?.value === true },
      isModelWanted: model !== undefined,
    };
  }

  async noteBattery(isOnBattery: boolean): Promise<void> {
    if ((await this.isOnBattery()) === isOnBattery) return;
    await this.db.settings.put({ key: 'on-battery', value: isOnBattery });
  }

  async rememberedProbe(): Promise<RememberedProbe | null> {
    const row = await this.db.settings.get('probe');
    return (row?.value as RememberedProbe | undefined) ?? null;
  }

  async rememberProbe(probe: RememberedProbe): Promise<void> {
    await this.db.settings.put({ key: 'probe', value: probe });
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
