# Waits until the process $2, which started at $3, is gone; then takes away what is left of its run in folder $1.
exec > /dev/null 2>&1 < /dev/null
alive() {
    stat=$(cat "/proc/$2/stat") && [ "$(echo "${stat##*) }" | cut -d ' ' -f 20)" = "$3" ]
}
while [ -d "$1" ] && alive "$@"; do
    sleep 0.5
done
[ -d "$1" ] || exit 0
[ -e "$1/kept" ] || sh "$1/clean-up.sh" "$1"
