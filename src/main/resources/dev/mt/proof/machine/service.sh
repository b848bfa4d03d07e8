# Runs a program in the background: $1 is a folder for its number (pid), all that it says (log), and how it ended (status).
exec > /dev/null 2>&1 < /dev/null
folder=$1
shift
"$@" > "$folder/log" 2>&1 &
echo $! > "$folder/.pid" && mv "$folder/.pid" "$folder/pid"
wait $!
echo $? > "$folder/.status" && mv "$folder/.status" "$folder/status"
