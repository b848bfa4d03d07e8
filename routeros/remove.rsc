# Takes away everything that carries the comment mikrotik-tailscale, and nothing else: containers first, then scripts,
# addresses, routes, rules, disks. What was there before setup.rsc stays.
#
# Upload it, then:  /import remove.rsc
# It asks before it deletes the node's state (its identity in the tailnet). Without a terminal it keeps it, unless deleteState is "yes".
:local deleteState "ask"

:local has do={
    :local found 0
    :onerror e in={ :set found [:len [[:parse ":return [$1/find where comment~\"^mikrotik-tailscale\"]"]]] } do={}
    :return $found
}
:local answer $deleteState
:if ($answer = "ask") do={
    :set answer "no"
    :onerror e in={
        :set answer [[:parse ":return [/terminal/ask prompt=\"Delete the node's state as well? A new container then is a new node. yes or no:\"]"]]
    } do={ :put "the node's state is kept" }
}

# What has to be told before it is gone.
:local keep ""
:foreach id in=[/system/script/find where name="update-tailscale" and comment~"^mikrotik-tailscale"] do={ :set keep [/system/script/get $id comment] }
:local stateFolders [:toarray ""]
:onerror e in={
    :foreach id in=[[:parse ":return [/container/mounts/find where comment~\"^mikrotik-tailscale\"]"]] do={
        :set stateFolders ($stateFolders , [:tostr [[:parse ":return [/container/mounts/get $id src]"]]])
    }
} do={}

# First nothing may start it again.
:foreach id in=[/system/scheduler/find where comment~"^mikrotik-tailscale"] do={
    :put "removed: /system/scheduler name=$[/system/scheduler/get $id name]"
    /system/scheduler/remove $id
}
:foreach id in=[/system/script/find where comment~"^mikrotik-tailscale"] do={
    :put "removed: /system/script name=$[/system/script/get $id name]"
    /system/script/remove $id
}

:local roots [:toarray ""]
:local left 120
:while ($left > 0 and [$has "/container"] > 0) do={
    :foreach id in=[[:parse ":return [/container/find where comment~\"^mikrotik-tailscale\"]"]] do={
        :onerror e in={
            :local root [:tostr [[:parse ":return [/container/get $id root-dir]"]]]
            :if ([:pick $root 0 1] = "/") do={ :set root [:pick $root 1 [:len $root]] }
            :if ([:typeof [:find $roots $root]] != "num") do={
                :set roots ($roots , $root)
                :put "removed: /container root-dir=$root"
            }
            [[:parse "/container/stop $id"]]
        } do={}
        :onerror e in={ [[:parse "/container/remove $id"]] } do={}
    }
    :delay 1s
    :set left ($left - 1)
}
:if ([$has "/container"] > 0) do={ :error "a container cannot be removed: stop it by hand, wait, and import this again" }
:foreach root in=$roots do={
    :foreach path in={$root; "$root.tmp"; "$root.backup"} do={
        :local left 60
        :while ($left > 0 and [:len [/file/find where name=$path]] > 0) do={
            :delay 1s
            :set left ($left - 1)
            :if ($left < 50) do={ :onerror e in={ /file/remove [find where name=$path] } do={} }
        }
    }
}

# In this order nothing is removed that something else still uses.
:foreach menu in={"/container/mounts"; "/container/envs"; "/ip/dns/static"; "/ip/route"; "/ipv6/route"; "/ip/firewall/filter"; \
        "/ip/firewall/nat"; "/ipv6/firewall/filter"; "/ipv6/firewall/nat"; "/interface/list/member"; "/ip/address"; "/ipv6/address"; \
        "/interface/bridge/port"; "/interface/bridge"; "/interface/veth"} do={
    :onerror e in={
        :foreach id in=[[:parse ":return [$menu/find where comment~\"^mikrotik-tailscale\"]"]] do={
            :local row [[:parse ":return [$menu/get $id]"]]
            :local what ""
            :foreach key in={"name"; "list"; "key"; "dst"; "chain"; "bridge"; "interface"; "address"; "dst-address"} do={
                :local value [:tostr ($row->$key)]
                :if ([:len $value] > 0) do={ :set what "$what $key=$value" }
            }
            [[:parse "$menu/remove $id"]]
            :put "removed: $menu$what"
        }
    } do={ :put "$menu: $e" }
}

# Settings that have no comment: they are put back if setup.rsc changed them.
:local field do={
    :local at [:find ($1 . " ") (" " . $2 . "=")]
    :if ([:typeof $at] != "num") do={ :return "" }
    :local from ($at + [:len $2] + 2)
    :return [:pick ($1 . " ") $from [:find ($1 . " ") " " ($from - 1)]]
}
:if ([$field $keep "tmpdir"] = "was-empty") do={ :onerror e in={ [[:parse "/container/config/set tmpdir=\"\""]] } do={} }
:local before [$field $keep "registry-url"]
:if ([:len $before] > 0) do={ :onerror e in={ [[:parse "/container/config/set registry-url=\"$before\""]] } do={} }
:set before [$field $keep "trust"]
:if ([:len $before] > 0) do={ :onerror e in={ [[:parse "/certificate/settings/set builtin-trust-anchors=$before"]] } do={} }
:foreach id in=[/disk/find where comment~"^mikrotik-tailscale"] do={
    :put "removed: /disk slot=$[/disk/get $id slot]"
    /disk/remove $id
}

:foreach folder in=$stateFolders do={
    :local path $folder
    :if ([:pick $path 0 1] = "/") do={ :set path [:pick $path 1 [:len $path]] }
    :if ($answer = "yes") do={
        /file/remove [find where name=$path]
        :put "deleted: $path"
    } else={ :if ([:len [/file/find where name=$path]] > 0) do={ :put "kept: $path holds the node's state" } }
}
:put "Tailscale is removed"
