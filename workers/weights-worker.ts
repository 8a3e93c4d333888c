import { serve } from '../src/ports/rpc.ts';
import type { WeightsService } from '../src/speech/model/weights-service.ts';
import { createWeightsService } from '../src/speech/weights-factory.ts';

/** The worker's name is the absolute URL of the app, ending in a slash. */
serve<WeightsService>(self, createWeightsService(self.name));
