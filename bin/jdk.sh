# Chooses a JDK; to be sourced by a POSIX shell. Reads the `release` file of each and starts none, so that choosing
# costs a few milliseconds. Order: JAVA_HOME where it will do, then 25, then the highest version, in the places where
# systems and tools usually put them, then `java` on the PATH.

JDK_OLDEST=21
JDK_PREFERRED=25

# Sets jdk_version to the feature version of the JDK at $1. Fails where there is none, or with $2 = build no compiler.
jdk_look() {
    jdk_version=0
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    [ "$2" != build ] || [ -x "$1/bin/javac" ] || return 1
    while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
        if [ "$jdk_key" = JAVA_VERSION ]; then
            jdk_value=${jdk_value#\"}
            jdk_version=${jdk_value%%[!0-9]*}
            break
        fi
    done <"$1/release"
    [ "${jdk_version:-0}" -ge "$JDK_OLDEST" ]
}

# Sets jdk_home to the home of `java` on the PATH, following links; empty where there is none.
jdk_on_path() {
    jdk_home=$(command -v java) || jdk_home=
    while [ -L "$jdk_home" ]; do
        jdk_link=$(readlink "$jdk_home")
        case $jdk_link in
            /*) jdk_home=$jdk_link ;;
            *) jdk_home=${jdk_home%/*}/$jdk_link ;;
        esac
    done
    jdk_home=${jdk_home%/bin/java}
}

# Sets and exports JAVA_HOME and sets JDK_VERSION. With $1 = build the JDK must have a compiler. Where none is found it
# says so and returns 2.
choose_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && jdk_look "$JAVA_HOME" "${1:-run}"; then
        JDK_VERSION=$jdk_version
        export JAVA_HOME
        return 0
    fi
    jdk_on_path
    jdk_best=
    JDK_VERSION=0
    for jdk_candidate in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java* /opt/java* /opt/java/* /opt/jdk* /opt/*jdk* \
        "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$jdk_home"; do
        jdk_look "$jdk_candidate" "${1:-run}" || continue
        if [ "$JDK_VERSION" -ne "$JDK_PREFERRED" ] &&
            { [ "$jdk_version" -eq "$JDK_PREFERRED" ] || [ "$jdk_version" -gt "$JDK_VERSION" ]; }; then
            jdk_best=$jdk_candidate
            JDK_VERSION=$jdk_version
        fi
    done
    if [ -z "$jdk_best" ]; then
        echo "sinew: no JDK $JDK_OLDEST or newer found. Install one ($JDK_PREFERRED is recommended), or set JAVA_HOME to" \
            "its directory." >&2
        if [ -n "${JAVA_HOME:-}" ]; then
            echo "sinew: JAVA_HOME is $JAVA_HOME, which is none, or is older." >&2
        fi
        return 2
    fi
    JAVA_HOME=$jdk_best
    export JAVA_HOME
}
