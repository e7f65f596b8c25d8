#!/usr/bin/env bash
# Starts FlashSale: finds a JDK 25, builds the jar where that is due, and runs it with the arguments given.
set -u
# A child that ends itself on Ctrl-C would else let the next step begin.
trap 'exit 130' INT TERM

needed=25

say() { printf 'FlashSale: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# The folder that this script lies in, whatever links lead to it.
own_folder() {
  local file=$1 target
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  cd -P "$(dirname "$file")" && pwd
}

# The version of the Java in a folder by its release file, such as 25; nothing where no Java lies.
java_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

java_on_path() {
  local program
  program=$(command -v java) || return 0
  dirname "$(own_folder "$program")"
}

# Every folder that may hold a Java, one a line; FLASHSALE_JDKS replaces the usual folders.
candidates() {
  local folder
  printf '%s\n' "${JAVA_HOME:-}"
  java_on_path
  local folders="/usr/lib/jvm:/usr/java:/opt:/Library/Java/JavaVirtualMachines"
  local user=${HOME:-/root}
  folders="$folders:$user/Library/Java/JavaVirtualMachines:$user/.sdkman/candidates/java:$user/.jdks"
  printf '%s\n' "${FLASHSALE_JDKS-$folders}" | tr ':' '\n' | while IFS= read -r folder; do
    [ -d "$folder" ] && printf '%s\n' "$folder"/*/ "$folder"/*/Contents/Home/
  done
}

find_jdk() {
  local folder version
  candidates | while IFS= read -r folder; do
    folder=${folder%/}
    [ -n "$folder" ] || continue
    version=$(java_version "$folder")
    if [ "${version:-0}" -ge "$needed" ]; then
      printf '%s\n' "$folder"
      break
    fi
  done
}

# Whether the jar is missing or a source is newer.
build_is_due() {
  [ -f "$jar" ] || return 0
  local sources=("$root/pom.xml" "$root/src/main" "$root/src/launcher")
  [ -d "$root/storefront-web" ] && sources+=("$root/storefront-web")
  [ -n "$(find "${sources[@]}" \( -name node_modules -o -name dist \) -prune -o -type f -newer "$jar" -print | head -n 1)" ]
}

build() {
  [ -x "$jdk/bin/javac" ] || fail "$jdk holds a Java without a compiler: building needs a JDK $needed."
  command -v mvn >/dev/null || fail "building needs Maven: install it so that mvn is on the PATH."
  command -v npm >/dev/null || fail "building needs npm: install Node.js 20 or newer so that npm is on the PATH."
  # Maven itself runs on any Java; without one it takes this.
  command -v java >/dev/null || export JAVA_HOME="${JAVA_HOME:-$jdk}"
  say "building target/flashsale.jar; the first time takes some minutes."
  (cd "$root" && JAVA25_HOME=$jdk mvn -q -DskipTests -Dmaven.test.skip=true -Dlint.skip=true package) ||
    fail "the build failed: what Maven said is above."
}

# Lets the JVM keep what it learns in a short run of the store; the next starts take half as long.
train() {
  local home
  say "preparing a faster start; once after each build."
  rm -f "$cache"
  home=$(mktemp -d) || return
  trap 'rm -rf "$home"' EXIT
  if env -u DATABASE_URL -u REDIS_URL FLASHSALE_HOME="$home" HOLDS_PER_IP=1000000000 \
    "$jdk/bin/java" @"$options" -XX:AOTCacheOutput="$cache.new" -jar "$jar" train >"$training" 2>&1 &&
    [ -f "$cache.new" ]; then
    mv "$cache.new" "$cache"
  else
    rm -f "$cache.new"
    say "that did not work, so the start takes a few seconds longer; $training says why."
  fi
  rm -rf "$home"
}

root=$(own_folder "${BASH_SOURCE[0]}")
jar=$root/target/flashsale.jar
cache=$root/target/flashsale.aot
training=$root/target/training.log
options=$root/src/main/resources/flashsale.vmoptions

jdk=$(find_jdk)
[ -n "$jdk" ] ||
  fail "a JDK $needed is needed, and none was found in JAVA_HOME, on the PATH and in the usual folders: install one (https://adoptium.net), or set JAVA_HOME to it."

if build_is_due; then
  build
fi
if ! [ "$cache" -nt "$jar" ] && ! [ "$training" -nt "$jar" ]; then
  train
fi

# The C library else keeps a heap for each of the JVM's threads, some 40 MB that nobody uses.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

use_cache=()
if [ "$cache" -nt "$jar" ]; then
  use_cache=(-XX:AOTCache="$cache")
fi
exec "$jdk/bin/java" @"$options" ${use_cache[@]+"${use_cache[@]}"} -jar "$jar" "$@"
