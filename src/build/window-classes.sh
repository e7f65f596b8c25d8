#!/bin/sh
# Renews src/main/resources/window-classes.txt: the classes of libraries that a start with a window takes out of the jar,
# beyond those that the training of the start cache meets by itself. To be run after a library of the window has changed,
# on a built jar, with a display (such as: xvfb-run -a src/build/window-classes.sh). Give it Java 25 by JAVA_HOME.
set -eu
cd "$(dirname "$0")/../.."
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
FLASHSALE_HOME="$home/store" PORT=0 HOST=127.0.0.1 timeout 30 "$JAVA_HOME/bin/java" @src/main/resources/flashsale.vmoptions \
  -Xlog:class+load:file="$home/classes.log" -jar target/flashsale.jar || true
grep -oE ' (javafx|com\.sun\.(javafx|glass|prism|scenario|marlin|pisces)|atlantafx|org\.kordamp|org\.jfree)\.[^ ]+ source: (file|jar)' \
  "$home/classes.log" | awk '{ print $1 }' | grep -v '/0x' | LC_ALL=C sort -u > "$home/list"
test "$(wc -l < "$home/list")" -gt 1000 || { echo "No window was opened: is there a display?" >&2; exit 1; }
mv "$home/list" src/main/resources/window-classes.txt
