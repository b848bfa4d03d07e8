#!/bin/sh
# Process 1 of the container, until it becomes tailscaled: turns on forwarding, starts a login in the background if the
# environment asks for one, and executes tailscaled with its own arguments.
#
# The variables are those of Tailscale's containerboot, with its meanings:
#   TS_AUTHKEY                the key, or file:/path of a file that holds it
#   TS_HOSTNAME, TS_ROUTES    name and advertised subnets; an empty TS_ROUTES takes all subnets back
#   TS_ACCEPT_DNS             true: use the tailnet's DNS settings in this container; default false
#   TS_EXTRA_ARGS             more arguments of `tailscale up`, such as --login-server=…; split at blanks, no quoting
#   TS_AUTH_ONCE              true: log in only if not logged in; name, subnets and DNS are then set by `tailscale set`
#   TS_STATE_DIR, TS_SOCKET   where tailscaled keeps its state and listens
#   TS_TAILSCALED_EXTRA_ARGS  more arguments of tailscaled; split at blanks, no quoting
# Without any of the first five nothing is done here: log in with `tailscale up` in the container's shell.
#
# The key is in no argument list, no file, no log and no environment but the one this script was started with: it
# travels through pipes.

set -fu

default_socket=/var/run/tailscale/tailscaled.sock

say() {
    echo "entrypoint: $*" >&2
}

# is_true VALUE: what Go's strconv.ParseBool takes for true.
is_true() {
    case $1 in
        1 | t | T | true | TRUE | True) return 0 ;;
        *) return 1 ;;
    esac
}

# forward FILE WHAT: turns a forwarding switch of the kernel on, if it is not on already.
forward() {
    { read -r switch <"$1" || switch=; } 2>/dev/null
    [ "$switch" = 1 ] || { echo 1 >"$1"; } 2>/dev/null ||
        say "warning: cannot turn on $2 forwarding ($1): this node cannot route $2 for subnets or as an exit node"
}

# --- The background part, executed as: entrypoint.sh login-in-background PID SOCKET, with the key on descriptor 3 ---

# hide_key: copies lines to the log, with the key blotted out; the last line is the exit status of what wrote them.
# Ends with that status, or with 75 if tailscaled could not be reached and another attempt makes sense.
hide_key() {
    again=false
    while IFS= read -r line; do
        case $line in
            'entrypoint-exit-status '*)
                status=${line#* }
                [ "$status" != 0 ] && $again && exit 75
                exit "$status"
                ;;
            *'failed to connect to local'* | *'connection refused'* | *'connection reset'* | *EOF*) again=true ;;
        esac
        while [ -n "$key" ]; do
            case $line in
                *"$key"*) line="${line%%"$key"*}(key)${line#*"$key"}" ;;
                *) break ;;
            esac
        done
        echo "$line" >&2
    done
    exit 1
}

# run_tailscale ARGUMENT…: the command line client; a key that is not in a file goes through a pipe.
run_tailscale() {
    (
        tailscale --socket="$socket" "$@" 2>&1 3<<END
$key
END
        echo "entrypoint-exit-status $?"
    ) | hide_key
}

# backend_state: NoState, NeedsLogin, NeedsMachineAuth, Stopped, Starting or Running; nothing if tailscaled is silent.
backend_state() {
    tailscale --socket="$socket" status --json --peers=false 2>/dev/null | sed -n 's/.*"BackendState": *"\([A-Za-z]*\)".*/\1/p'
}

# apply ARGUMENT…: repeats until it is done or definitely refused.
apply() {
    pause=2
    while kill -0 "$daemon" 2>/dev/null; do
        run_tailscale "$@"
        case $? in
            0)
                say "tailscale $1: done"
                return
                ;;
            75)
                say "tailscale $1: tailscaled does not answer, trying again in $pause s"
                sleep "$pause"
                [ "$pause" -ge 60 ] || pause=$((pause * 2))
                ;;
            *)
                say "tailscale $1 was refused for the reason above; tailscaled goes on with the settings it had." \
                    "Correct TS_AUTHKEY, TS_EXTRA_ARGS and the others, then restart the container"
                return
                ;;
        esac
    done
}

login() {
    accept_dns=false
    ! is_true "${TS_ACCEPT_DNS-}" || accept_dns=true
    # --accept-dns among the extra arguments wins, also for `tailscale set`.
    for argument in ${TS_EXTRA_ARGS-}; do
        case $argument in
            --accept-dns) accept_dns=true ;;
            --accept-dns=*) accept_dns=${argument#*=} ;;
        esac
    done
    set -- --accept-dns="$accept_dns"
    [ -z "${TS_ROUTES+set}" ] || set -- "$@" --advertise-routes="$TS_ROUTES"
    [ -z "${TS_HOSTNAME-}" ] || set -- "$@" --hostname="$TS_HOSTNAME"

    until [ -S "$socket" ]; do
        kill -0 "$daemon" 2>/dev/null || return
        sleep 0.2
    done
    if is_true "${TS_AUTH_ONCE-}"; then
        until state=$(backend_state) && [ -n "$state" ] && [ "$state" != NoState ]; do
            kill -0 "$daemon" 2>/dev/null || return
            sleep 1
        done
        if [ "$state" != NeedsLogin ]; then
            apply set "$@"
            return
        fi
    fi
    case $key in
        '') ;;
        file:*) set -- "$@" --auth-key="$key" ;;
        *) set -- "$@" --auth-key=file:/proc/self/fd/3 ;;
    esac
    # shellcheck disable=SC2086 # split at blanks, as containerboot does
    apply up "$@" ${TS_EXTRA_ARGS-}
}

if [ "${1-}" = login-in-background ]; then
    daemon=$2
    socket=$3
    IFS= read -r key <&3
    exec 3<&-
    login
    exit
fi

# --- The foreground part ---

forward /proc/sys/net/ipv4/ip_forward IPv4
forward /proc/sys/net/ipv6/conf/all/forwarding IPv6

# shellcheck disable=SC2086 # split at blanks, as containerboot does
set -- "$@" ${TS_STATE_DIR:+--statedir="$TS_STATE_DIR" --state="$TS_STATE_DIR/tailscaled.state"} \
    ${TS_SOCKET:+--socket="$TS_SOCKET"} ${TS_TAILSCALED_EXTRA_ARGS-}

socket=$default_socket
for argument; do
    case $argument in
        --socket=* | -socket=*) socket=${argument#*=} ;;
    esac
done
if [ "$socket" != "$default_socket" ] && [ ! -L "$default_socket" ]; then
    # Where the command line client looks for it.
    ln -s "$socket" "$default_socket" 2>/dev/null ||
        say "warning: cannot link $default_socket to $socket: call the client as tailscale --socket=$socket"
fi

key=${TS_AUTHKEY:-${TS_AUTH_KEY-}}
unset TS_AUTHKEY TS_AUTH_KEY
# A key among the extra arguments is taken out of them, so that it shows nowhere either.
extra_arguments=
for argument in ${TS_EXTRA_ARGS-}; do
    case $argument in
        --auth-key=* | --authkey=* | -auth-key=* | -authkey=*) key=${argument#*=} ;;
        *) extra_arguments="$extra_arguments $argument" ;;
    esac
done
TS_EXTRA_ARGS=$extra_arguments
if [ -n "$key${TS_HOSTNAME-}${TS_ROUTES+set}${TS_ACCEPT_DNS-}$TS_EXTRA_ARGS" ]; then
    "$0" login-in-background $$ "$socket" 3<<END &
$key
END
fi

unset key argument TS_HOSTNAME TS_ROUTES TS_ACCEPT_DNS TS_EXTRA_ARGS TS_AUTH_ONCE TS_STATE_DIR TS_SOCKET \
    TS_TAILSCALED_EXTRA_ARGS
exec tailscaled "$@"
