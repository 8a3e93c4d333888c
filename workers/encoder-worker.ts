import { AacEncoder } from '../src/audio/aac-encoder.ts';
import type { EncoderService } from '../src/audio/encoder-service.ts';
import { openFfmpegWorkerCore } from '../src/audio/ffmpeg-worker-core.ts';
import { serve } from '../src/ports/rpc.ts';
import type { Port } from '../src/ports/rpc.ts';

serve<EncoderService>(self as unknown as Port, new AacEncoder(() => openFfmpegWorkerCore()));
