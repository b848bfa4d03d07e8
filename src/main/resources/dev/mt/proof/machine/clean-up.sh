# Takes away everything of a run, whose folder is $1: containers, processes, control groups, mounts, files.
export LC_ALL=C
folder=$1
name=${folder##*/}
[ -n "$name" ] && [ -d "$folder" ] || exit 0

# Processes that carry the run's name in their environment.
owned() {
    grep -lsz "^MT_PROOF=$name\$" /proc/[0-9]*/environ | cut -d/ -f3
}

# Control groups of the run, innermost first; of version 1 there is one tree for each controller.
groups() {
    for top in /sys/fs/cgroup/mt-proof-"$name" /sys/fs/cgroup/*/mt-proof-"$name"; do
        [ ! -d "$top" ] || find "$top" -depth -type d
    done
}

for root in "$folder"/*/runc "$folder"/runc; do
    [ -d "$root" ] || continue
    for id in $(runc --root "$root" list -q 2> /dev/null); do
        runc --root "$root" delete --force "$id" > /dev/null 2>&1
    done
done
for attempt in 1 2 3 4 5 6 7 8 9 10; do
    processes="$(owned) $(for group in $(groups); do cat "$group/cgroup.procs"; done 2> /dev/null)"
    [ -n "${processes% }" ] || break
    # shellcheck disable=SC2086 # a list
    kill -KILL $processes 2> /dev/null
    sleep 0.1
done
groups | xargs -r rmdir 2> /dev/null
sed -n "s|^[^ ]* \($folder/[^ ]*\) .*|\1|p" /proc/self/mounts | sort -r | xargs -r -n 1 umount -l
rm -rf "$folder"
