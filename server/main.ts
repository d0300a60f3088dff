/** The language server as a program: over node IPC, standard streams or a pipe, whichever its arguments name. */
import './less-optimising.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskFiles, diskStorage } from './disk-files.ts';
import { startServer } from './server.ts';

const connection = createConnection(ProposedFeatures.all);
// Whatever a file contains, the server lives on.
process.on('uncaughtException', (error) => connection.console.error(`Something failed: ${error.stack ?? error.message}`));
startServer(connection, diskFiles, diskStorage);
