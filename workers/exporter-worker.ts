import { readCoverArt } from '../src/audio/cover-art.ts';
import type { ExporterService } from '../src/audio/exporter-service.ts';
import { M4bExporter } from '../src/audio/m4b-exporter.ts';
import { OpfsExportFolder } from '../src/audio/opfs-export-folder.ts';
import { serve } from '../src/ports/rpc.ts';

serve<ExporterService>(self, new M4bExporter(new OpfsExportFolder(), readCoverArt));
