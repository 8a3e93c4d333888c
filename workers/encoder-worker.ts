import { AacEncoder } from '../src/audio/aac-encoder.ts';
import type { EncoderService } from '../src/audio/encoder-service.ts';
import { ffmpegWorkerCores } from '../src/audio/ffmpeg-worker-core.ts';
import { serve } from '../src/ports/rpc.ts';

serve<EncoderService>(self, new AacEncoder(ffmpegWorkerCores()));
