#!/bin/sh
# Runs the program mt. Builds it first, with Maven, when its sources are newer than what was built.
# Variables: JAVA_HOME (a JDK 25 or newer), MT_JAVA_OPTIONS (further options of the JVM), MT_CACHE, MT_DEBUG.
set -eu

case $0 in
    */*) home=$(cd "${0%/*}" && pwd -P) ;;
    *) home=$(pwd -P) ;;
esac
# Called through a symbolic link: the checkout is where the link leads.
if [ -L "$0" ]; then
    home=$(cd "$(dirname "$(readlink -f "$0")")" && pwd -P)
fi
built=$home/target/mt

say() {
    echo "mt: $*" >&2
}

# Whether a folder holds a JDK of version 25 or newer; its file `release` says so without starting it.
is_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while read -r line; do
        case $line in
            JAVA_VERSION=\"*)
                version=${line#*\"}
                version=${version%%[!0-9]*}
                [ "${version:-0}" -ge 25 ] && return 0
                return 1
                ;;
        esac
    done < "$1/release"
    return 1
}

# Sets jdk to the first JDK that will do: JAVA_HOME's, the one in PATH, those in the usual folders.
find_jdk() {
    for jdk in "${JAVA_HOME:-}" "$(in_path javac)" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nowhere}"/.sdkman/candidates/java/*; do
        if [ -n "$jdk" ] && is_jdk "$jdk"; then
            return 0
        fi
    done
    say "there is no JDK 25 on this machine (looked at JAVA_HOME, PATH and /usr/lib/jvm)"
    say "install one, such as Temurin 25 (https://adoptium.net), or set JAVA_HOME to where it is"
    exit 1
}

# The home of the JDK whose program is found in PATH.
in_path() {
    program=$(command -v "$1" 2> /dev/null) || return 0
    program=$(readlink -f "$program")
    echo "${program%/bin/*}"
}

class_path() {
    path=$built/mt.jar
    for jar in "$built"/lib/*.jar; do
        path=$path:$jar
    done
    echo "$path"
}

is_built() {
    [ -f "$built/ready" ] && [ -z "$(find "$home/src/main" "$home/pom.xml" "$home/mt" -newer "$built/ready" -print | head -n 1)" ]
}

build() {
    find_jdk
    if ! command -v mvn > /dev/null 2>&1; then
        say "there is no Maven on this machine (no 'mvn' in PATH), which builds this program"
        say "install it, on Debian: apt-get install maven"
        exit 1
    fi
    say "building the program itself"
    mkdir -p "$home/target"
    log=$home/target/mt-build.log
    if ! (cd "$home" && JAVA_HOME=$jdk mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package) > "$log" 2>&1; then
        grep -E '^\[ERROR\]|^Exception|Error' "$log" | head -n 20 >&2
        if grep -qE 'Could not transfer|Unknown host|Connection refused|Network is unreachable' "$log"; then
            say "Maven could not fetch a library: is Maven Central, or your mirror in ~/.m2/settings.xml, reachable from here?"
        elif grep -q 'No space left' "$log"; then
            say "the disk is full: free some space and run the same command again"
        fi
        say "building the program failed; all that Maven said is in $log"
        exit 1
    fi
    rm -rf "$built"
    mkdir -p "$built/lib"
    cp "$home/target/mt.jar" "$built/mt.jar"
    cp "$home"/target/lib/*.jar "$built/lib/"
    echo "$jdk" > "$built/jdk"
    class_path > "$built/class-path"
    # Libraries of Java 5 cannot be loaded prepared; without this they are loaded as ever.
    "$jdk/bin/java" -cp "$built/mt.jar" dev.mt.cli.prepare.NewerClasses "$built"/lib/*.jar > "$built/prepare.log" 2>&1 || true
    # Side by side: what either needs the other does not, and a start loads all that its cache has.
    rehearse mt &
    rehearse release release
    wait
    : > "$built/ready"
}

# A rehearsal writes down which classes are needed, so that later starts load them prepared (JEP 514).
rehearse() {
    cache=$1
    shift
    # Without the profile of which code was worth compiling (JEP 515): compiling it takes longer than these commands do.
    "$jdk/bin/java" -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
        -XX:AOTCacheOutput="$built/$cache.aot" -XX:+UseSerialGC -Dmt.home="$home" -cp "$(class_path)" \
        dev.mt.cli.Main rehearse "$@" > /dev/null 2> "$built/$cache-aot.log" || rm -f "$built/$cache.aot"
}

if ! is_built; then
    mkdir -p "$home/target"
    if command -v flock > /dev/null 2>&1; then
        # One at a time: the second finds it built.
        exec 9> "$home/target/mt.lock"
        flock -n 9 || { say "waiting for another process that is building the program"; flock 9; }
        is_built || build
        exec 9>&-
    else
        build
    fi
fi

read -r jdk < "$built/jdk"
read -r class_path < "$built/class-path"
if [ ! -x "$jdk/bin/java" ]; then
    find_jdk
fi
columns=
if [ -t 2 ]; then
    columns=$(stty size <&2 2> /dev/null) || columns="24 80"
    columns=${columns#* }
fi
cache=mt
# Over before the JVM's second compiler has paid for itself, or what runs a few hundred times is worth the first one.
compiler=
case "${1:-} ${2:-}" in
    "routeros check" | "routeros script") compiler=-XX:TieredStopAtLevel=1 ;;
    "release "*)
        compiler="-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5"
        cache=release
        ;;
esac
prepared=
if [ -f "$built/$cache.aot" ]; then
    prepared=-XX:AOTCache=$built/$cache.aot
fi
# shellcheck disable=SC2086 # options are meant to be split
exec "$jdk/bin/java" ${prepared:+"$prepared"} $compiler -Xlog:disable -Xlog:all=error:stderr \
    -XX:+UseSerialGC -Xmx480m -XX:-UsePerfData -Dmt.home="$home" -Dmt.columns="$columns" ${MT_JAVA_OPTIONS:-} \
    -cp "$class_path" dev.mt.cli.Main "$@"
