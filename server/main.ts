/** The language server as a program: over node IPC, standard streams or a pipe, whichever its arguments name. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles } from './disk-files.ts';
import { startServer } from './server.ts';

startServer(createConnection(ProposedFeatures.all), diskFiles);
