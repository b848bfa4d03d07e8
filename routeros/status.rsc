# Prints what one needs for a question to others: the router, the container, the network around it, the updates. No keys.
# Upload it, then:  /import status.rsc
:local section do={ :put ""; :put "== $1" }
# rows MENU CONDITION PROPERTIES: a line for each.
:local rows do={
    :onerror e in={
        :foreach id in=[[:parse ":return [$1/find where $2]"]] do={
            :local row [[:parse ":return [$1/get $id]"]]
            :local line ""
            :foreach name in=$3 do={
                :local value [:tostr ($row->$name)]
                :if ([:len $value] > 0) do={ :set line "$line $name=$value" }
            }
            :put "$1:$line"
        }
    } do={ :put "$1: $e" }
}
[$section "router"]
:local resource [/system/resource/get]
:foreach name in={"board-name"; "version"; "architecture-name"; "cpu"; "uptime"; "free-memory"; "total-memory"; "free-hdd-space"; "total-hdd-space"} do={
    :put "$name: $($resource->$name)"
}
:put "clock: $[/system/clock/get date] $[/system/clock/get time]"
:put "dns: $[/ip/dns/get servers] $[/ip/dns/get dynamic-servers]"
:onerror e in={ :put "device-mode container: $[[:parse ":return [/system/device-mode/get container]"]]" } do={}
[$rows "/system/package" "name=\"container\"" ({"name"; "version"; "disabled"})]

[$section "container"]
:onerror e in={
    :foreach id in=[[:parse ":return [/container/find where interface=\"veth-tailscale\" or comment~\"^mikrotik-tailscale\"]"]] do={
        :local row [[:parse ":return [/container/get $id]"]]
        :foreach name,value in=$row do={
            # The environment may have a key in it.
            :if ($name != "config-json" and !($name ~ "^env(-current)?\$") and [:len [:tostr $value]] > 0) do={ :put "$name: $value" }
        }
    }
} do={ :put "no containers: $e" }
:foreach url in={"http://172.20.0.2:9002/healthz"; "http://100.100.100.100:9002/healthz"} do={
    :local answer "ok"
    :onerror e in={ /tool/fetch url=$url mode=http output=none } do={ :set answer $e }
    :put "$url: $answer"
}
[$rows "/container/mounts" "dst=\"/var/lib/tailscale\"" ({"list"; "name"; "src"; "dst"})]
[$rows "/container/envs" "comment~\"^mikrotik-tailscale\" and key!=\"TS_AUTHKEY\"" ({"key"; "value"})]
[$rows "/disk" "type=\"tmpfs\"" ({"slot"; "size"; "free"})]

[$section "network"]
[$rows "/interface/veth" "name~\"tailscale\"" ({"name"; "address"; "gateway"; "gateway6"; "running"})]
[$rows "/ip/address" "interface=\"containers\"" ({"address"; "interface"})]
[$rows "/ip/route" "dst-address in 100.64.0.0/10 or comment~\"^mikrotik-tailscale\"" ({"dst-address"; "gateway"; "active"})]
[$rows "/ipv6/route" "comment~\"^mikrotik-tailscale\"" ({"dst-address"; "gateway"; "active"})]
[$rows "/ip/dns/static" "type=\"FWD\"" ({"name"; "type"; "forward-to"})]
[$rows "/ip/firewall/filter" "comment~\"^mikrotik-tailscale\"" ({"chain"; "action"; "in-interface"; "out-interface"})]
[$rows "/ip/firewall/nat" "comment~\"^mikrotik-tailscale\"" ({"chain"; "action"; "src-address"; "out-interface-list"})]
[$rows "/interface/list/member" "comment~\"^mikrotik-tailscale\"" ({"list"; "interface"})]

[$section "updates"]
[$rows "/system/scheduler" "name~\"tailscale\"" ({"name"; "start-time"; "interval"; "next-run"; "run-count"; "disabled"})]
[$rows "/system/script" "name~\"tailscale\"" ({"name"; "comment"; "run-count"; "last-started"})]

[$section "log"]
:foreach row in=[/log/print as-value where message~"tailscale" or topics~"container"] do={
    :put "$($row->"time") $[:tostr ($row->"topics")] $($row->"message")"
}
